import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STANCES } from './evidence'
import { traced } from './provenance'
import { cites, graphOf, says, vote, votes } from './testing'
import { VERDICTS } from './verdict'
import { judge } from './vote'
import { foreseeWithdrawal, type Resting } from './withdrawal'

const GRAPH = graphOf([])
const AT = new Date('2024-06-11T00:00:00Z')

const claim = (more: Partial<Resting> & Pick<Resting, 'votes'>, pieces: ReturnType<typeof says>[]): Resting => ({
  settled: true,
  round: 1,
  evidence: pieces.map((piece) => ({ ...piece, attachedAt: AT })),
  graph: GRAPH,
  ruling: null,
  cases: { disputed: false, own: null, ruledAt: null },
  headline: undefined,
  ...more,
})

describe('what a withdrawal would do', () => {
  const [a, b, against] = [says('supports', 'a'), says('supports', 'b'), says('denies', 'c')]

  test('votes that rest on nothing else need another look, and the verdict without them is told', () => {
    const cast = [vote('one', 'confirmed', [a]), vote('two', 'confirmed', [a, b]), vote('three', 'confirmed', [b])]
    expect(foreseeWithdrawal(claim({ votes: cast }, [a, b]), a.id)).toEqual({
      before: {
        state: 'settled',
        cautions: [],
        finding: { verdict: 'confirmed', because: 'majority', tally: { confirmed: 3, denied: 0, unverified: 0 } },
      },
      after: {
        state: 'settled',
        cautions: [{ side: 'supports', code: 'single_origin' }],
        finding: { verdict: 'unverified', because: 'no_quorum', tally: { confirmed: 2, denied: 0, unverified: 0 } },
      },
      cast: 3,
      looks: ['one'],
      stopped: 'needs_case',
    })
  })

  test('it is told why nobody may do it: the published verdict would be another, or a case on it is open', () => {
    const cast = [...votes('3/0/0', [a, b]), vote('x', 'confirmed', [a])]
    const all = claim({ votes: cast }, [a, b])
    expect(foreseeWithdrawal(all, a.id)).toMatchObject({ looks: ['x'], stopped: null })
    const own = { disputed: true, own: 'a case', ruledAt: null }
    expect(foreseeWithdrawal({ ...all, cases: own }, a.id).stopped).toBe('disputed')
    const lone = claim({ votes: votes('3/0/0', [a]) }, [a])
    expect(foreseeWithdrawal(lone, a.id).stopped).toBe('needs_case')
    expect(foreseeWithdrawal({ ...lone, settled: false }, a.id).stopped).toBeNull()
  })

  test('a tally that would be divided opens a case, and says so; not again on what was ruled on', () => {
    const cast = [...votes('3/0/0', [b]), vote('x', 'confirmed', [a]), vote('y', 'denied', [against])]
    const all = claim({ votes: cast }, [a, b, against])
    expect(foreseeWithdrawal(all, a.id)).toMatchObject({ before: { state: 'settled' }, after: { state: 'disputed' } })
    const ruledAt = AT.getTime() + 1
    const again = foreseeWithdrawal({ ...all, cases: { disputed: false, own: null, ruledAt } }, a.id)
    expect(again.after.state).toBe('settled')
    expect(again.stopped).toBeNull()
  })

  test('a verdict may also come of it: without the one unnamed voice the origin is named', () => {
    const shy = says('supports', 'a', { unnamed: true })
    const cast = votes('3/0/0', [a])
    const { before, after, looks } = foreseeWithdrawal(claim({ votes: cast }, [a, shy]), shy.id)
    expect(before.finding).toMatchObject({ verdict: 'unverified', because: 'one_unnamed_origin' })
    expect(after.finding).toMatchObject({ verdict: 'confirmed', because: 'majority' })
    expect(looks).toEqual([])
  })

  test('a ruling stands whatever is withdrawn while its round is closed', () => {
    const ruling = { verdict: 'denied', closed: true } as const
    const { before, after } = foreseeWithdrawal(claim({ votes: votes('3/0/0', [a]), ruling }, [a]), a.id)
    expect([before.state, after.state]).toEqual(['ruled', 'ruled'])
    expect(after.finding).toMatchObject({ verdict: 'denied', because: 'ruled' })
  })

  test('an aspect that would no longer be confirmed loses the caution that it is bolder than the headline', () => {
    const all = claim({ votes: votes('3/0/0', [a]), headline: 'unverified' }, [a, b])
    const { before, after } = foreseeWithdrawal(all, a.id)
    expect(before.cautions).toEqual([{ side: null, code: 'headline_not_confirmed' }])
    expect(after.cautions).toEqual([{ side: 'supports', code: 'single_origin' }])
  })

  test('where the word goes back to is followed anew without the piece', () => {
    const [told, own] = [
      says('supports', 'paper', { source: 's', citation: 'k', unnamed: true }),
      says('supports', 'paper', { source: 's' }),
    ]
    const graph = graphOf(['s by paper'], cites('k', 's', 'paper', { unnamed: true }))
    const all = claim({ votes: votes('3/0/0', [own]), graph }, [told, own])
    const { before, after } = foreseeWithdrawal(all, told.id)
    expect(before.cautions.map(({ code }) => code)).toContain('unnamed_origin')
    expect(after.cautions.map(({ code }) => code)).not.toContain('unnamed_origin')
  })
})

const pieces = fc.array(
  fc.record({ stance: fc.constantFrom(...STANCES), agent: fc.constantFrom('a', 'b', 'c'), unnamed: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 5,
  },
)
const ballots = fc.array(
  fc.record({ verdict: fc.constantFrom(...VERDICTS), rests: fc.nat(31), suspended: fc.boolean() }),
  {
    maxLength: 8,
  },
)

/** Claims of all kinds, the piece that is withdrawn among them. */
const claims = fc
  .record({ pieces, ballots, settled: fc.boolean(), which: fc.nat(4), closed: fc.option(fc.boolean()) })
  .map(({ pieces, ballots, settled, which, closed }) => {
    const all = pieces.map(({ stance, agent, unnamed }) => says(stance, agent, { unnamed }))
    const cast = ballots.map(({ verdict, rests, suspended }, at) =>
      vote(
        `r${at}`,
        verdict,
        all.filter((_, bit) => rests & (1 << bit)),
        { suspended },
      ),
    )
    const ruling = closed === null ? null : { verdict: 'denied' as const, closed }
    const rested = claim({ votes: cast, settled: settled || ruling !== null, ruling }, all)
    return { rested, piece: all[which % all.length] as (typeof all)[number] }
  })

test('it foresees exactly what the rule then finds', () =>
  fc.assert(
    fc.property(claims, ({ rested, piece }) => {
      const { after, before } = foreseeWithdrawal(rested, piece.id)
      const left = traced(
        rested.evidence.map((each) => (each.id === piece.id ? { ...each, active: false } : each)),
        GRAPH,
      )
      const { verdict, because, tally } = judge(rested.votes, left, 1, rested.ruling)
      if (before.finding) expect(after.finding).toEqual({ verdict, because, tally })
    }),
    { numRuns: 1000 },
  ))

test('before the quorum two claims that differ only in what is sealed look the same', () =>
  fc.assert(
    fc.property(
      claims,
      fc.array(fc.constantFrom(...VERDICTS), { minLength: 2, maxLength: 2 }),
      ({ rested, piece }, other) => {
        const two = rested.votes.slice(0, 2).map((each) => ({ ...each, suspended: false }))
        const sealed = { ...rested, settled: false, ruling: null, votes: two }
        const others = two.map((each, at) => ({
          ...each,
          verdict: other[at] as (typeof VERDICTS)[number],
          evidence: [],
        }))
        expect(foreseeWithdrawal({ ...sealed, votes: others }, piece.id)).toEqual(foreseeWithdrawal(sealed, piece.id))
      },
    ),
    { numRuns: 500 },
  ))

test('to withdraw it once more would change nothing', () =>
  fc.assert(
    fc.property(claims, ({ rested, piece }) => {
      const evidence = rested.evidence.map((each) => (each.id === piece.id ? { ...each, active: false } : each))
      const { before, after, looks } = foreseeWithdrawal({ ...rested, evidence }, piece.id)
      expect(after).toEqual(before)
      expect(looks ?? []).toEqual([])
    }),
    { numRuns: 500 },
  ))
