import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Mergeable, refuseClaimParting, refuseMerge, settlesByParting } from './claim-merge'
import { Refusal } from './refusal'

const claim = (id: string, more: Partial<Mergeable> = {}): Mergeable => ({
  id,
  eventId: 'e',
  position: 1,
  mergedInto: null,
  holds: [],
  settled: false,
  disputed: false,
  pending: false,
  regrouped: false,
  ruled: false,
  held: false,
  voters: 0,
  ...more,
})

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'done'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const [{ code, field }] = error.faults
    return field ? `${code} (${field})` : code
  }
}

describe('two claims that say the same', () => {
  test.each<[string, Partial<Mergeable>, Partial<Mergeable>, string]>([
    ['both under review, with votes on each', { voters: 2 }, { voters: 2 }, 'done'],
    ['into the headline claim', {}, { position: 0 }, 'done'],
    ['into one that has settled, where nobody voted on the other', {}, { settled: true, voters: 3 }, 'done'],
    ['into one that others lead on to', {}, { holds: ['c'] }, 'done'],
    ['the headline claim never goes', { position: 0 }, {}, 'headline_stays'],
    ['of two events', {}, { eventId: 'f' }, 'claim_elsewhere (into)'],
    ['what leads on already', { mergedInto: 'c' }, {}, 'claim_merged'],
    ['into what leads on: no chain', {}, { mergedInto: 'c' }, 'claim_merged (into)'],
    ['into what leads on to it: no circle', { holds: ['b'] }, { mergedInto: 'a' }, 'claim_merged (into)'],
    ['what others lead on to: no chain', { holds: ['c'] }, {}, 'holds_claims'],
    ['while a case about what goes is open or can be appealed', { pending: true }, {}, 'disputed'],
    ['while a case is open on what stays', {}, { disputed: true, pending: true }, 'disputed'],
    ['after a case on what stays was ruled on', {}, { pending: true }, 'done'],
    ['while a ruling may move what goes away', { regrouped: true }, {}, 'disputed'],
    ['while a ruling may move what stays away', {}, { regrouped: true }, 'disputed'],
    ['while votes on what goes are held', { held: true }, {}, 'votes_held'],
    ['while votes on what stays are held', {}, { held: true }, 'votes_held'],
    ['what has settled keeps its finding', { settled: true }, {}, 'claim_settled'],
    ['two that have settled', { settled: true }, { settled: true }, 'claim_settled'],
    ['into what a ruling stands on', {}, { settled: true, ruled: true }, 'claim_ruled'],
    ['sealed ballots are not opened without a quorum', { voters: 1 }, { settled: true }, 'votes_settled'],
  ])('%s', (_, goes, stays, code) => {
    expect(codeOf(() => refuseMerge(claim('a', goes), claim('b', stays)))).toBe(code)
  })

  test('not into itself', () => {
    expect(codeOf(() => refuseMerge(claim('a'), claim('a')))).toBe('same_claim (into)')
  })
})

describe('the undoing', () => {
  test.each<[string, Partial<Mergeable>, Partial<Mergeable>, string]>([
    ['of a merge that stands', { mergedInto: 'b' }, { holds: ['a'] }, 'done'],
    ['though the other has settled since', { mergedInto: 'b' }, { settled: true }, 'done'],
    ['though a ruling stands there since', { mergedInto: 'b' }, { settled: true, ruled: true }, 'done'],
    [
      'while a case is open on what moved one of them',
      { mergedInto: 'b', regrouped: true },
      { regrouped: true },
      'done',
    ],
    ['of nothing', {}, {}, 'claim_not_merged'],
    ['from another', { mergedInto: 'c' }, {}, 'claim_not_merged'],
    ['while a case about what was carried can be appealed', { mergedInto: 'b', pending: true }, {}, 'disputed'],
    ['while a case is open on the other', { mergedInto: 'b' }, { disputed: true }, 'disputed'],
    ['while votes there are held', { mergedInto: 'b' }, { held: true }, 'votes_held'],
  ])('%s', (_, goes, stays, code) => {
    expect(codeOf(() => refuseClaimParting(claim('a', goes), claim('b', stays)))).toBe(code)
  })

  test.each([
    ['what was opened with the other', { settled: false, voters: 1 }, { settled: true }, true],
    ['not what nobody voted on', { settled: false, voters: 0 }, { settled: true }, false],
    ['not what is sealed still', { settled: false, voters: 2 }, { settled: false }, false],
  ])('settles %s', (_, goes, stays, settles) => {
    expect(settlesByParting(goes, stays)).toBe(settles)
  })
})

test('whatever is merged and parted, every claim leads to one that leads nowhere, and nothing settled is hidden', () => {
  const act = fc.record({ goes: fc.nat(5), stays: fc.nat(5), part: fc.boolean(), settle: fc.boolean() })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const all = Array.from({ length: 6 }, (_, position) => claim(String(position), { position }))
      const at = (n: number) => all[n] as Mergeable
      for (const { goes, stays, part, settle } of acts) {
        if (settle && at(stays).mergedInto === null) at(stays).settled = true
        const done = codeOf(() => (part ? refuseClaimParting(at(goes), at(stays)) : refuseMerge(at(goes), at(stays))))
        if (done === 'done') at(goes).mergedInto = part ? null : at(stays).id
        for (const each of all) each.holds = all.filter(({ mergedInto }) => mergedInto === each.id).map(({ id }) => id)
      }
      for (const { position, mergedInto, settled, holds } of all) {
        if (mergedInto === null) continue
        expect(at(Number(mergedInto)).mergedInto).toBeNull()
        expect({ position: position > 0, settled, holds }).toEqual({ position: true, settled: false, holds: [] })
      }
    }),
  )
})
