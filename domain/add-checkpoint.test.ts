import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import vectors from '../verify/vectors/witness.json'
import { formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint'

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })

test('what is written is read back', () => {
  const request = fc.record({ old: fc.maxSafeNat(), proof: fc.array(hash, { maxLength: 63 }), note: fc.string() })
  fc.assert(
    fc.property(request, (each) => {
      expect(parseAddCheckpoint(formatAddCheckpoint(each))).toEqual(each)
    }),
  )
})

test.each(vectors.requests)(
  'the published request from $old to $size is read, and written the same',
  ({ old, body }) => {
    const request = parseAddCheckpoint(body)
    expect(request?.old).toBe(old)
    expect(request && formatAddCheckpoint(request)).toBe(body)
  },
)

describe('refused is', () => {
  const line = 'KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='
  test.each([
    ['nothing', ''],
    ['no old size', `${line}\n\nnote\n`],
    ['an old size that is no number', 'old one\n\nnote\n'],
    ['a negative old size', 'old -1\n\nnote\n'],
    ['an old size with a leading zero', 'old 01\n\nnote\n'],
    ['an old size beyond counting', 'old 9007199254740992\n\nnote\n'],
    ['no empty line', `old 1\n${line}\n`],
    ['a hash that is not base64', 'old 1\n!\n\nnote\n'],
    ['a hash too short', 'old 1\nAAAA\n\nnote\n'],
    ['base64 with loose ends', `old 1\n${line.replace('AAA=', 'AAB=')}\n\nnote\n`],
    ['a carriage return', 'old 1\r\n\nnote\n'],
    ['64 hashes', `old 1\n${`${line}\n`.repeat(64)}\nnote\n`],
  ])('%s', (_, body) => {
    expect(parseAddCheckpoint(body)).toBeNull()
  })
})
