import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clientAt, clientOf, LIMITS, type Limit } from './limits'

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

describe('where no proxy was named', () => {
  test.each([
    '192.0.2.7',
    '2001:db8::1',
    '11.0.0.1',
    '172.32.0.1',
    '100.128.0.1',
    '192.169.0.1',
    '169.255.0.1',
    '::ffff:192.0.2.7',
  ])('whoever comes from %s is counted by that', (address) => expect(clientAt(address, 0)).toBe(clientOf(address)))

  test.each([
    ...[
      '127.0.0.1',
      '::1',
      '::ffff:127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.9.9',
    ],
    ...['100.64.0.1', '100.127.0.1', 'fc00::1', 'fd12:3456::1', 'fe80::1%eth0', 'febf::1', '', 'nobody'],
  ])('%j is a proxy’s, or nobody’s, and is not counted', (address) => expect(clientAt(address, 0)).toBeNull())
})

test('behind named proxies whoever they say is counted, in a private network too', () => {
  for (const address of ['10.1.2.3', '192.0.2.7']) expect(clientAt(address, 1)).toBe(address)
})

test('nobody shuts a form for all from fewer than ten addresses; a public form not from fewer than a hundred', () => {
  const most = (limits: readonly Limit[], per: Limit['per']) => limits.find((each) => each.per === per)?.most
  for (const [limited, limits] of Object.entries(LIMITS)) {
    const [all, client] = [most(limits, 'all'), most(limits, 'client')]
    if (all !== undefined) expect(all, limited).toBeGreaterThanOrEqual(10 * (client ?? Number.NaN))
  }
  for (const limited of ['complaint', 'reply'] as const)
    expect(most(LIMITS[limited], 'all')).toBeGreaterThanOrEqual(100 * (most(LIMITS[limited], 'client') ?? Number.NaN))
})
