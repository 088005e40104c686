import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Traced } from './evidence'
import { says, vote, votes, withdrawn } from './testing'
import { VERDICTS } from './verdict'
import { judge, latestVersions, type Uncounted, uncounted, type Vote } from './vote'

const [one, two] = [says('supports', 'a'), says('denies', 'b')]
const evidence = [one, two]

describe('why a vote is not counted', () => {
  const why = (each: Vote, all: Vote[] = [each], round = each.round) =>
    uncounted(each, latestVersions(all), new Map([[one.id, one]]), round)
  const mine = vote('me', 'confirmed', [one])

  test.each<[string, Vote, Vote[], number, Uncounted | null]>([
    ['a first vote on active evidence counts', mine, [mine], 1, null],
    ['its author changed it', mine, [mine, { ...mine, version: 2 }], 1, 'superseded'],
    ['the changed vote counts', { ...mine, version: 2 }, [mine, { ...mine, version: 2 }], 1, null],
    ['somebody else changed theirs', mine, [mine, vote('you', 'denied', [one], { version: 7 })], 1, null],
    ['a ruling closed its round', mine, [mine], 2, 'earlier_round'],
    ['a vote of the round after the ruling counts', { ...mine, round: 2 }, [{ ...mine, round: 2 }], 2, null],
    ['changed and of an earlier round', mine, [mine, { ...mine, version: 2, round: 2 }], 2, 'earlier_round'],
    ['its author is suspended', { ...mine, suspended: true }, [mine], 1, 'suspended'],
    ['its author stood aside', { ...mine, recused: true }, [mine], 1, 'recused'],
    ['suspended comes before recused', { ...mine, suspended: true, recused: true }, [mine], 1, 'suspended'],
    [
      'superseded comes before suspended',
      { ...mine, suspended: true },
      [mine, { ...mine, version: 2 }],
      1,
      'superseded',
    ],
    ['all it cites was withdrawn', vote('me', 'confirmed', [two]), [mine], 1, 'needs_another_look'],
    ['recused comes before another look', vote('me', 'denied', [two], { recused: true }), [], 1, 'recused'],
    ['one piece it cites is still active', vote('me', 'confirmed', [two, one]), [mine], 1, null],
    ['unverified may cite nothing', vote('me', 'unverified', []), [mine], 1, null],
    ['unverified too looks again at what was withdrawn', vote('me', 'unverified', [two]), [], 1, 'needs_another_look'],
  ])('%s', (_, each, all, round, expected) => {
    expect(why(each, all, round)).toBe(expected)
  })
})

test("a reviewer's latest version is the highest, in whatever order they come", () => {
  const versions = [2, 3, 1].map((version) => vote('me', 'denied', [one], { version }))
  expect([...latestVersions([...versions, vote('you', 'denied', [one])])]).toEqual([
    ['me', 3],
    ['you', 1],
  ])
})

describe('what was cast is judged by what still counts', () => {
  const three = votes('3/0/0', [one])
  const [first, ...rest] = three as [Vote, ...Vote[]]

  test('a changed vote moves the tally and is not counted twice', () => {
    const changed: Vote = { ...first, version: 2, verdict: 'denied', evidence: [two.id] }
    const judgement = judge([changed, ...three], evidence, 1, null)
    expect(judgement).toMatchObject({ verdict: 'confirmed', counted: 3, contested: true })
    expect(judgement.tally).toEqual({ confirmed: 2, denied: 1, unverified: 0 })
  })

  test.each<[string, Partial<Vote>]>([
    ['suspended', { suspended: true }],
    ['recused', { recused: true }],
    ['of an earlier round', { round: 0 }],
  ])('a vote that is %s takes its quorum with it', (_, loss) => {
    expect(judge([{ ...first, ...loss }, ...rest], evidence, 1, null)).toMatchObject({
      because: 'no_quorum',
      tally: { confirmed: 2, denied: 0, unverified: 0 },
      counted: 2,
    })
  })

  test('a reviewer who is reinstated counts again', () => {
    expect(judge([{ ...first, suspended: false }, ...rest], evidence, 1, null).verdict).toBe('confirmed')
  })

  test('withdrawing the only piece they cite leaves no vote', () => {
    expect(judge(three, [withdrawn(one), two], 1, null)).toMatchObject({ because: 'no_votes', counted: 0 })
  })

  test('withdrawing one of two pieces leaves the votes and takes its weight', () => {
    const both = votes('3/0/0', evidence)
    expect(judge(both, [withdrawn(one), two], 1, null)).toMatchObject({ because: 'no_evidence', counted: 3 })
  })

  test('evidence of another claim is no evidence', () => {
    expect(judge(votes('3/0/0', [says('supports', 'elsewhere')]), evidence, 1, null).because).toBe('no_votes')
  })

  test('without a ruling nothing lapses', () => {
    expect(judge(three, evidence, 1, null).lapsed).toBe(false)
  })
})

describe('a ruling stands until the round after it has a quorum', () => {
  const closed = { verdict: 'denied', closed: true } as const
  const open = { verdict: 'denied', closed: false } as const
  const before = votes('3/2/0', evidence)

  test.each(VERDICTS)('on the round it closed, %s is fixed whatever the votes stood', (verdict) => {
    expect(judge(before, evidence, 1, { verdict, closed: true })).toEqual({
      verdict,
      because: 'ruled',
      tally: { confirmed: 3, denied: 2, unverified: 0 },
      contested: true,
      counted: 5,
      lapsed: false,
    })
  })

  test('it outlives the withdrawal of all evidence', () => {
    expect(judge(before, evidence.map(withdrawn), 1, closed)).toMatchObject({ verdict: 'denied', because: 'ruled' })
  })

  test.each([0, 1, 2])('%i votes of the new round leave it standing', (count) => {
    const after = votes(`${count}/0/0`, [one], { round: 2 })
    expect(judge([...before, ...after], evidence, 2, open)).toMatchObject({
      verdict: 'denied',
      because: 'ruled',
      tally: { confirmed: count, denied: 0, unverified: 0 },
      lapsed: false,
    })
  })

  test('the third lapses it, and only the new round counts', () => {
    const after = votes('0/3/0', [two], { round: 2 })
    expect(judge([...before, ...after], evidence, 2, { verdict: 'confirmed', closed: false })).toMatchObject({
      verdict: 'denied',
      because: 'majority',
      tally: { confirmed: 0, denied: 3, unverified: 0 },
      lapsed: true,
    })
  })

  test('a quorum that decides nothing lapses it all the same, and can be contested', () => {
    const after = votes('1/1/1', evidence, { round: 2 })
    expect(judge([...before, ...after], evidence, 2, open)).toMatchObject({
      because: 'no_majority',
      contested: true,
      lapsed: true,
    })
  })

  test('votes of the new round that are not counted do not make its quorum', () => {
    const [first, ...rest] = votes('3/0/0', [one], { round: 2 }) as [Vote, ...Vote[]]
    expect(judge([...before, { ...first, recused: true }, ...rest], evidence, 2, open)).toMatchObject({
      because: 'ruled',
      counted: 2,
    })
  })

  test('a reviewer of both rounds counts once, in the new one', () => {
    const again = before.slice(0, 3).map((each) => ({ ...each, version: 2, round: 2 }))
    expect(judge([...before, ...again], evidence, 2, open)).toMatchObject({ verdict: 'confirmed', counted: 3 })
  })
})

describe('whatever was cast, in whatever order', () => {
  const attached = fc.array(
    fc.record({
      stance: fc.constantFrom('supports', 'denies', 'mentions'),
      agent: fc.constantFrom('a', 'b'),
      unnamed: fc.boolean(),
      standing: fc.constantFrom('party', 'third_party', 'record'),
      active: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  const aClaim = attached.chain((drafts) => {
    const all: Traced[] = drafts.map(({ stance, agent, ...more }) => says(stance, agent, more))
    const cast = fc.uniqueArray(
      fc.record({
        reviewer: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5', 'r6'),
        version: fc.integer({ min: 1, max: 3 }),
        round: fc.integer({ min: 1, max: 2 }),
        verdict: fc.constantFrom(...VERDICTS),
        cites: fc.subarray(all),
        suspended: fc.boolean(),
        recused: fc.boolean(),
      }),
      { selector: ({ reviewer, version }) => `${reviewer}/${version}`, maxLength: 14 },
    )
    const ruling = fc.option(fc.record({ verdict: fc.constantFrom(...VERDICTS), closed: fc.boolean() }))
    return fc.record({
      all: fc.constant(all),
      cast: cast.map((each) => each.map(({ cites, ...more }) => vote(more.reviewer, more.verdict, cites, more))),
      ruling,
    })
  })
  const countedOf = (cast: Vote[], all: Traced[]) => {
    const active = new Map(all.filter((piece) => piece.active).map((piece) => [piece.id, piece]))
    return cast.filter((each) => uncounted(each, latestVersions(cast), active, 2) === null)
  }

  test('the order of votes and of evidence never matters', () => {
    const twoOrders = aClaim.chain((claim) =>
      fc.record({
        claim: fc.constant(claim),
        cast: fc.shuffledSubarray(claim.cast, { minLength: claim.cast.length }),
        all: fc.shuffledSubarray(claim.all, { minLength: claim.all.length }),
      }),
    )
    fc.assert(
      fc.property(twoOrders, ({ claim, cast, all }) => {
        expect(judge(cast, all, 2, claim.ruling)).toEqual(judge(claim.cast, claim.all, 2, claim.ruling))
      }),
    )
  })

  test('no reviewer is counted twice, the tally adds up, and what is not counted changes nothing', () => {
    fc.assert(
      fc.property(aClaim, ({ all, cast, ruling }) => {
        const counting = countedOf(cast, all)
        const { tally, counted, ...found } = judge(cast, all, 2, ruling)
        expect(new Set(counting.map((each) => each.reviewer)).size).toBe(counting.length)
        expect(counted).toBe(counting.length)
        expect(tally.confirmed + tally.denied + tally.unverified).toBe(counted)
        expect(judge(counting, all, 2, ruling)).toEqual({ tally, counted, ...found })
      }),
    )
  })
})
