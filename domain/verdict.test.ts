import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Traced } from './evidence'
import { counted, says, withdrawn } from './testing'
import { contested, decide, objectionTo, tallyOf, VERDICTS, verdictsAllowed } from './verdict'

const record = (stance: 'supports' | 'denies') => says(stance, 'logbook', { standing: 'record' })
const solid = [record('supports'), record('denies')]
const decided = (tally: string, evidence: Traced[] = solid) => {
  const { verdict, because } = decide(counted(tally, evidence), evidence)
  return `${verdict}, ${because}`
}

describe('a quorum is three votes', () => {
  test.each([
    ['1/0/0', 'unverified, no_quorum'],
    ['2/0/0', 'unverified, no_quorum'],
    ['3/0/0', 'confirmed, majority'],
    ['0/2/0', 'unverified, no_quorum'],
    ['0/3/0', 'denied, majority'],
    ['0/0/2', 'unverified, no_quorum'],
    ['0/0/3', 'unverified, majority'],
    ['1/1/0', 'unverified, no_quorum'],
  ])('%s → %s', (tally, expected) => {
    expect(decided(tally)).toBe(expected)
  })
})

describe('two thirds decide, and one vote less does not', () => {
  test.each([
    ['2/0/1', 'confirmed, majority'],
    ['1/0/2', 'unverified, majority'],
    ['3/0/1', 'confirmed, majority'],
    ['2/0/2', 'unverified, no_majority'],
    ['3/0/2', 'unverified, no_majority'],
    ['4/0/2', 'confirmed, majority'],
    ['3/0/3', 'unverified, no_majority'],
    ['4/2/0', 'confirmed, majority'],
    ['0/2/1', 'denied, majority'],
    ['0/3/2', 'unverified, no_majority'],
    ['0/4/2', 'denied, majority'],
    ['2/4/0', 'denied, majority'],
    ['1/1/4', 'unverified, majority'],
    ['1/2/3', 'unverified, no_majority'],
    ['66/0/34', 'unverified, no_majority'],
    ['67/0/33', 'confirmed, majority'],
  ])('%s → %s', (tally, expected) => {
    expect(decided(tally)).toBe(expected)
  })

  test('ties never decide, however many vote', () => {
    for (let half = 2; half < 30; half += 1) {
      expect(decided(`${half}/${half}/0`)).toBe('unverified, no_majority')
      expect(decided(`${half}/0/${half}`)).toBe('unverified, no_majority')
      expect(decided(`0/${half}/${half}`)).toBe('unverified, no_majority')
      expect(decided(`${half}/${half}/${half}`)).toBe('unverified, no_majority')
    }
  })

  test('a majority for unverified needs no evidence, even where there is some', () => {
    expect(decided('0/0/3', [])).toBe('unverified, majority')
    expect(decided('1/0/3')).toBe('unverified, majority')
  })

  test('for every tally of up to twelve votes: the one verdict with two thirds, or none', () => {
    for (let c = 0; c <= 12; c += 1)
      for (let d = 0; c + d <= 12; d += 1)
        for (let u = 0; c + d + u <= 12; u += 1) {
          const n = c + d + u
          if (n < 3) continue
          const needed = Math.ceil((2 * n) / 3)
          const expected = c >= needed ? 'confirmed, majority' : d >= needed ? 'denied, majority' : null
          expect(decided(`${c}/${d}/${u}`)).toBe(
            expected ?? (u >= needed ? 'unverified, majority' : 'unverified, no_majority'),
          )
        }
  })
})

describe('what stands against a majority for confirmed', () => {
  test.each<[string, Traced[], string]>([
    ['it cites nothing', [], 'unverified, no_evidence'],
    ['it cites only what mentions', [says('mentions', 'a')], 'unverified, no_evidence'],
    ['it cites only what denies', [record('denies')], 'unverified, no_evidence'],
    ['its one piece was withdrawn', [withdrawn(record('supports'))], 'unverified, no_evidence'],
    ['one named origin bears it', [says('supports', 'a')], 'confirmed, majority'],
    ['a party that admits it bears it', [says('supports', 'a', { standing: 'party' })], 'confirmed, majority'],
    ['one unnamed origin does not', [says('supports', 'a', { unnamed: true })], 'unverified, one_unnamed_origin'],
    [
      'nor the same agent named and unnamed',
      [says('supports', 'a'), says('supports', 'a', { unnamed: true })],
      'unverified, one_unnamed_origin',
    ],
    [
      'two origins do, though both are unnamed',
      [says('supports', 'a', { unnamed: true }), says('supports', 'b', { unnamed: true })],
      'confirmed, majority',
    ],
    [
      'an unnamed origin and a named one do',
      [says('supports', 'a', { unnamed: true }), says('supports', 'b')],
      'confirmed, majority',
    ],
    [
      'a second origin that was withdrawn does not help',
      [says('supports', 'a', { unnamed: true }), withdrawn(says('supports', 'b'))],
      'unverified, one_unnamed_origin',
    ],
    [
      'a second origin on the other side does not help',
      [says('supports', 'a', { unnamed: true }), record('denies'), says('mentions', 'b')],
      'unverified, one_unnamed_origin',
    ],
    [
      'unnamed people of a piece that was withdrawn are forgotten',
      [says('supports', 'a'), withdrawn(says('supports', 'a', { unnamed: true }))],
      'confirmed, majority',
    ],
    [
      'an agent that is unnamed on the other side is named on this one',
      [says('supports', 'a'), says('denies', 'a', { unnamed: true }), says('mentions', 'a', { unnamed: true })],
      'confirmed, majority',
    ],
  ])('%s', (_, evidence, expected) => {
    expect(decided('3/0/0', evidence)).toBe(expected)
  })
})

describe('what stands against a majority for denied', () => {
  const party = says('denies', 'ministry', { standing: 'party' })
  test.each<[string, Traced[], string]>([
    ['it cites nothing', [], 'unverified, no_evidence'],
    ['it cites only what supports', [record('supports')], 'unverified, no_evidence'],
    ['it cites only what mentions', [says('mentions', 'a')], 'unverified, no_evidence'],
    ['its one piece was withdrawn', [withdrawn(record('denies'))], 'unverified, no_evidence'],
    ["a party's own word is not enough", [party], 'unverified, party_denial_only'],
    [
      'nor are two parties',
      [party, says('denies', 'presidency', { standing: 'party' })],
      'unverified, party_denial_only',
    ],
    [
      "nor unnamed people's word at the party",
      [says('denies', 'ministry', { standing: 'party', unnamed: true })],
      'unverified, party_denial_only',
    ],
    ['a party and a record that was withdrawn', [party, withdrawn(record('denies'))], 'unverified, party_denial_only'],
    ['a party and a record for the other side', [party, record('supports')], 'unverified, party_denial_only'],
    ['a party and a record bear it', [party, record('denies')], 'denied, majority'],
    ['a party and a third party bear it', [party, says('denies', 'a')], 'denied, majority'],
    ['a record alone bears it', [record('denies')], 'denied, majority'],
    ['one named third party bears it', [says('denies', 'a')], 'denied, majority'],
    [
      'one unnamed third party does not',
      [says('denies', 'watan', { unnamed: true })],
      'unverified, one_unnamed_origin',
    ],
    [
      'one origin, party and record, unnamed, does not',
      [says('denies', 'a', { standing: 'party', unnamed: true }), says('denies', 'a', { standing: 'record' })],
      'unverified, one_unnamed_origin',
    ],
  ])('%s', (_, evidence, expected) => {
    expect(decided('0/3/0', evidence)).toBe(expected)
  })
})

describe('only what the winning side cites bears its verdict', () => {
  const [strong, weak] = [says('supports', 'a'), says('supports', 'b', { unnamed: true })]

  test('a good piece that nobody cites does not', () => {
    expect(decide(counted('3/0/0', [weak]), [strong, weak]).because).toBe('one_unnamed_origin')
    expect(decide(counted('3/0/0', []), [strong, weak]).because).toBe('no_evidence')
  })

  test('a good piece that only the losing side cites does not', () => {
    const votes = [...counted('2/0/0', [weak]), ...counted('0/1/0', [strong])]
    expect(decide(votes, [strong, weak])).toEqual({ verdict: 'unverified', because: 'one_unnamed_origin' })
  })

  test('a piece that a single vote of the side cites does', () => {
    const votes = [...counted('2/0/0', [weak]), ...counted('1/0/0', [strong])]
    expect(decide(votes, [strong, weak])).toEqual({ verdict: 'confirmed', because: 'majority' })
  })
})

test('an origin is unnamed by any active piece of its side, cited or not', () => {
  const [cited, uncited] = [says('supports', 'aydinlik'), says('supports', 'aydinlik', { unnamed: true })]
  expect(decide(counted('3/0/0', [cited]), [cited]).verdict).toBe('confirmed')
  expect(decide(counted('3/0/0', [cited]), [cited, uncited]).because).toBe('one_unnamed_origin')
  expect(decide(counted('3/0/0', [cited]), [cited, withdrawn(uncited)]).verdict).toBe('confirmed')
  expect(decide(counted('3/0/0', [cited]), [cited, { ...uncited, stance: 'denies' }]).verdict).toBe('confirmed')

  const [denial, murmur] = [says('denies', 'watan'), says('denies', 'watan', { unnamed: true })]
  expect(decide(counted('0/3/0', [denial]), [denial]).verdict).toBe('denied')
  expect(decide(counted('0/3/0', [denial]), [denial, murmur]).because).toBe('one_unnamed_origin')
})

test('nothing ever stands against unverified', () => {
  expect(objectionTo('unverified', [], [])).toBeNull()
  expect(objectionTo('unverified', solid, solid)).toBeNull()
})

describe('contested: a quarter on the lesser side, of three votes or more', () => {
  test.each([
    ['1/1/0', false],
    ['2/0/0', false],
    ['1/1/1', true],
    ['2/1/0', true],
    ['1/2/0', true],
    ['3/0/0', false],
    ['0/0/3', false],
    ['3/1/0', true],
    ['1/3/0', true],
    ['1/1/2', true],
    ['4/1/0', false],
    ['1/4/0', false],
    ['1/1/3', false],
    ['6/2/0', true],
    ['2/6/0', true],
    ['7/2/0', false],
    ['2/2/4', true],
    ['2/2/5', false],
    ['5/0/5', false],
    ['25/75/0', true],
    ['24/76/0', false],
  ])('%s: %s', (tally, expected) => {
    expect(contested(tallyOf(counted(tally)))).toBe(expected)
  })
})

describe('a moderator may fix only what the rule could have found on the evidence', () => {
  const party = says('denies', 'ministry', { standing: 'party' })
  const unnamed = says('supports', 'aydinlik', { unnamed: true })
  test.each<[string, Traced[], string[]]>([
    ['nothing attached', [], ['unverified']],
    ['a record on each side', solid, ['confirmed', 'denied', 'unverified']],
    ['support alone', [record('supports')], ['confirmed', 'unverified']],
    ['denial alone', [record('denies')], ['denied', 'unverified']],
    ['only mentions', [says('mentions', 'a')], ['unverified']],
    ['one unnamed origin for, the party against', [unnamed, party], ['unverified']],
    ['everything withdrawn', solid.map(withdrawn), ['unverified']],
  ])('%s: %j', (_, evidence, expected) => {
    expect(verdictsAllowed(evidence)).toEqual(expected)
  })
})

const someone = fc.record({ agent: fc.constantFrom('a', 'b', 'c'), unnamed: fc.boolean() })
const someEvidence = fc.array(
  fc.record({
    id: fc.uuid(),
    stance: fc.constantFrom('supports', 'denies', 'mentions'),
    speaker: someone,
    standing: fc.constantFrom('party', 'third_party', 'record'),
    active: fc.boolean(),
    ends: fc.array(someone, { minLength: 1, maxLength: 2 }),
  }) satisfies fc.Arbitrary<Traced>,
  { maxLength: 6 },
)
const someCase = someEvidence.chain((evidence) =>
  fc.record({
    evidence: fc.constant(evidence),
    shuffled: fc.shuffledSubarray(evidence, { minLength: evidence.length }),
    votes: fc.array(fc.record({ verdict: fc.constantFrom(...VERDICTS), cites: fc.subarray(evidence) }), {
      maxLength: 9,
    }),
  }),
)

test('neither the order of votes nor the order of evidence matters', () => {
  fc.assert(
    fc.property(
      someCase.chain((each) =>
        fc.tuple(fc.constant(each), fc.shuffledSubarray(each.votes, { minLength: each.votes.length })),
      ),
      ([{ evidence, shuffled, votes }, otherOrder]) => {
        expect(decide(otherOrder, shuffled)).toEqual(decide(votes, evidence))
        expect(tallyOf(otherOrder)).toEqual(tallyOf(votes))
      },
    ),
  )
})

test('a verdict that is found is one a moderator could fix, and withdrawn pieces weigh nothing', () => {
  fc.assert(
    fc.property(someCase, ({ evidence, votes }) => {
      const found = decide(votes, evidence)
      expect(verdictsAllowed(evidence)).toContain(found.verdict)

      const active = evidence.filter((piece) => piece.active)
      const activeOnly = votes.map((each) => ({ ...each, cites: each.cites.filter((piece) => piece.active) }))
      expect(decide(activeOnly, active)).toEqual(found)
    }),
  )
})
