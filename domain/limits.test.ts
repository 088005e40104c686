import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientOf } from './limits'

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:192.0.2.7', '192.0.2.7'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:DB8:0:0:ffff:ffff:ffff:ffff', '2001:db8:0:0::/64'],
  ['2001:0db8:0000:0001::', '2001:db8:0:1::/64'],
  ['1:2:3:4:5:6:7:8', '1:2:3:4::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s is counted as %s', (address, counted) => {
  expect(clientOf(address)).toBe(counted)
})

test.each(['', 'unknown', '1.2.3', '256.1.1.1', '1:2:3', ':::', '[::1]', 'evil.example', '192.0.2.7:4711'])(
  '%j is nobody’s address',
  (address) => {
    expect(clientOf(address)).toBe(null)
  },
)

test('whatever the last 64 bits are, and however they are written, it is one client', () => {
  const network = ['2001', 'db8', 'a', 'b']
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 4, maxLength: 4 }),
      fc.boolean(),
      (host, long) => {
        const groups = host.map((each) => each.toString(16).padStart(long ? 4 : 1, '0'))
        expect(clientOf([...network, ...groups].join(':'))).toBe('2001:db8:a:b::/64')
      },
    ),
    { numRuns: 500 },
  )
})
