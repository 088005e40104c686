import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ballotCommitment, canonical, envelopeBytes, SALT_LENGTH, textCommitment, wordsCommitment } from './audit'
import type { Envelope, Json } from './entry'

const written = (value: unknown) => new TextDecoder().decode(canonical(value as Json))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const sha256 = (...parts: (Uint8Array | string)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

describe('a value has one canonical form (RFC 8785)', () => {
  test('keys stand in the order of their UTF-16 units, beyond the BMP too (section 3.2.3)', () => {
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(written(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
  })
  test('strings are escaped as the section 3.2.2.2 has it', () => {
    expect(written('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"')
    expect(written('\b\t\n\f\r\u0000\u001f\u007f\u2028')).toBe('"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028"')
  })
  test.each<[string, unknown, string]>([
    ['the literals', [null, true, false], '[null,true,false]'],
    [
      'whole numbers',
      [0, -0, 1, -1, 9007199254740991, -9007199254740991],
      '[0,0,1,-1,9007199254740991,-9007199254740991]',
    ],
    ['no white space, keys in order at every depth', { b: [{ d: 1, c: {} }], a: [] }, '{"a":[],"b":[{"c":{},"d":1}]}'],
    ['the order of a list is kept', ['b', 'a'], '["b","a"]'],
    ['keys that are numbers sort as text', { 10: 'x', 9: 'y' }, '{"10":"x","9":"y"}'],
    ['an upper-case key comes first', { a: 1, B: 2 }, '{"B":2,"a":1}'],
    ['letters are not normalised', 'e\u0301', '"e\u0301"'],
    ['Arabic stands as it is', 'إسناد', '"إسناد"'],
  ])('%s', (_, value, expected) => {
    expect(written(value)).toBe(expected)
  })
  test('it is UTF-8', () => {
    expect(hex(canonical('€😀'))).toBe('22e282acf09f988022')
  })

  test.each<[string, unknown]>([
    ['a fraction', 0.5],
    ['a number beyond the safe integers', 2 ** 53],
    ['one below them', -(2 ** 53)],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a bigint', 1n],
    ['undefined', undefined],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', new Uint8Array(2)],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['half a surrogate pair', '\ud800'],
    ['the other half', 'a\udc00b'],
    ['a class of its own', new (class Vote {})()],
  ])('%s is refused, at any depth', (_, value) => {
    expect(() => canonical(value as Json)).toThrow(TypeError)
    expect(() => canonical({ deep: [value as Json] })).toThrow(TypeError)
    expect(() => canonical([[{ deep: value as Json }]])).toThrow(TypeError)
  })
  test('so is a key with half a pair, and a list with a hole', () => {
    expect(() => canonical({ '\ud800': 1 })).toThrow(TypeError)
    expect(() => canonical([1, , 2] as unknown as Json)).toThrow(TypeError)
  })

  const json = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom<Json>(null, true, false),
      fc.maxSafeInteger(),
      fc.string({ unit: 'binary' }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).value

  /** The same value with the keys of every object put in the opposite order. */
  const reversed = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(reversed)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, each]) => [key, reversed(each)]),
    )
  }

  test('any value comes back from it, and the order in which its keys were set does not show', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(written(value))).toEqual(value)
        expect(written(reversed(value))).toBe(written(value))
        expect(written(JSON.parse(written(value)))).toBe(written(value))
      }),
    )
  })
})

describe('the bytes of an entry', () => {
  const entry = (data: Json): Envelope => ({
    v: 1,
    kind: 'vote.cast',
    at: '2024-06-24T10:25:00.000Z',
    actor: 'p1',
    subject: 'claim:c1',
    ver: 2,
    prev: 1,
    data,
    commit: null,
  })

  test('are its canonical form', () => {
    expect(new TextDecoder().decode(envelopeBytes(entry({ round: 1 })))).toBe(
      '{"actor":"p1","at":"2024-06-24T10:25:00.000Z","commit":null,"data":{"round":1},"kind":"vote.cast","prev":1,"subject":"claim:c1","v":1,"ver":2}',
    )
  })

  test('are 8,192 at most, and a character counts by its bytes', () => {
    const room = 8192 - envelopeBytes(entry('')).length
    expect(envelopeBytes(entry('a'.repeat(room)))).toHaveLength(8192)
    expect(() => envelopeBytes(entry('a'.repeat(room + 1)))).toThrow(RangeError)
    expect(() => envelopeBytes(entry(`${'a'.repeat(room - 1)}ç`))).toThrow(RangeError)
  })
})

describe('a commitment holds its words without saying them', () => {
  const salt = Uint8Array.from({ length: SALT_LENGTH }, (_, at) => at)
  const ballot = { verdict: 'denied', evidence: ['e1', 'e2'] } as const
  const all: [string, (salt: Uint8Array) => Uint8Array, string, string][] = [
    ['ballot', (s) => ballotCommitment(s, ballot), 'isnad/ballot/v1', '{"evidence":["e1","e2"],"verdict":"denied"}'],
    ['text', (s) => textCommitment(s, 'Çünkü "öyle".'), 'isnad/text/v1', '{"reason":"Çünkü \\"öyle\\"."}'],
    ['words', (s) => wordsCommitment(s, { handle: 'ali' }), 'isnad/private/v1', '{"handle":"ali"}'],
  ]

  test.each(all)('%s: SHA-256(label ‖ salt ‖ canonical words), as anyone can compute it', (_, commit, label, words) => {
    expect(hex(commit(salt))).toBe(sha256(label, salt, words))
  })

  test.each(all)('%s: a salt is 32 bytes, no more and no less', (_, commit) => {
    for (const length of [0, 16, 31, 33, 64]) expect(() => commit(new Uint8Array(length))).toThrow(RangeError)
  })

  test.each(all)('%s: every bit of the salt tells', (_, commit) => {
    const seen = new Set([hex(commit(salt))])
    for (let bit = 0; bit < SALT_LENGTH * 8; bit += 1) {
      const flipped = Uint8Array.from(salt)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      seen.add(hex(commit(flipped)))
    }
    expect(seen.size).toBe(1 + SALT_LENGTH * 8)
  })

  test('every part of a ballot tells, the order of its evidence too', () => {
    const ballots = [
      ballot,
      { ...ballot, verdict: 'confirmed' },
      { ...ballot, verdict: 'unverified' },
      { ...ballot, evidence: ['e1'] },
      { ...ballot, evidence: ['e2', 'e1'] },
      { ...ballot, evidence: ['e1', 'e3'] },
      { ...ballot, evidence: ['e1e2'] },
      { ...ballot, evidence: [] },
    ] as const
    expect(new Set(ballots.map((each) => hex(ballotCommitment(salt, each)))).size).toBe(ballots.length)
  })

  test('nothing but verdict and evidence is in a ballot, whatever else the vote carries', () => {
    const vote = { ...ballot, reviewer: 'r1', reason: 'because' }
    expect(ballotCommitment(salt, vote)).toEqual(ballotCommitment(salt, ballot))
  })

  test('a reason committed to is that very reason', () => {
    const reasons = ['a', 'b', 'a ', 'A', '']
    expect(new Set(reasons.map((reason) => hex(textCommitment(salt, reason)))).size).toBe(reasons.length)
    expect(() => textCommitment(salt, '\ud800')).toThrow(TypeError)
  })

  test('the same words under another label are another commitment', () => {
    const reason = 'because'
    expect(textCommitment(salt, reason)).not.toEqual(wordsCommitment(salt, { reason }))
    expect(ballotCommitment(salt, ballot)).not.toEqual(wordsCommitment(salt, ballot))
  })
})
