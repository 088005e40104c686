import { afterAll, expect, test } from 'vitest'
import { readWithdrawal } from '../queries/withdrawal'
import { withdrawals } from '../schema'
import {
  agent,
  claimNow,
  dispute,
  event,
  excluded,
  freshDb,
  newKey,
  people3,
  person,
  piece,
  refusal,
  rolledBack,
  ruled,
  vote,
  voted,
} from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { standAside } from './stand-aside'
import { withdrawEvidence } from './withdraw-evidence'

const { db, close } = await freshDb()
afterAll(close)

const asked = (evidenceId: string) => ({ key: newKey(), evidenceId, reason: 'It was a misreading of mine.' })

test('votes that rest on nothing else need another look, and a settled claim stays settled without a quorum', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'uu')
    const [first, second] = claim.supports as [string, string]
    const third = await person(tx)
    await vote(tx, third, claim.claimId, 'confirmed', [first])
    expect(await claimNow(tx, claim.claimId)).toMatchObject({ because: 'majority', state: 'settled' })

    const lines = await written(tx, () => withdrawEvidence(tx, claim.author, asked(first)))
    expect(lines).toMatchObject([
      {
        kind: 'evidence.withdrawn',
        actor: claim.author.id,
        subject: `evidence:${first}`,
        claimId: claim.claimId,
        data: { claim: claim.claimId },
        words: { reason: 'It was a misreading of mine.' },
      },
      {
        kind: 'verdict.changed',
        data: { after: { verdict: 'unverified', because: 'no_quorum' }, tally: { unverified: 2 } },
      },
    ])
    expect(await claimNow(tx, claim.claimId)).toMatchObject({ because: 'no_quorum', state: 'settled', cast: 3 })

    await vote(tx, third, claim.claimId, 'confirmed', [second], 1)
    expect(await claimNow(tx, claim.claimId)).toMatchObject({ verdict: 'unverified', because: 'majority' })
    expect(await tx.select().from(withdrawals)).toMatchObject([{ evidenceId: first, withdrawnBy: claim.author.id }])
    await assertRecordHolds(tx)
  }))

test('a moderator with a part in the claim takes back what is another’s neither to turn its verdict nor otherwise', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'ccccccccccdd')
    const moderator = await person(tx, 'moderator')
    await vote(tx, moderator, claim.claimId, 'denied', claim.denies)
    const stood = await claimNow(tx, claim.claimId)
    expect(stood).toMatchObject({ verdict: 'confirmed', because: 'majority', state: 'settled' })
    const lines = await written(tx, async () => {
      for (const id of [...claim.supports, ...claim.denies])
        expect(await refusal(withdrawEvidence(tx, moderator, asked(id)))).toBe('barred_voted')
    })
    expect(lines).toEqual([])
    expect(await claimNow(tx, claim.claimId)).toEqual(stood)

    const own = await piece(tx, moderator, claim.claimId)
    await withdrawEvidence(tx, moderator, asked(own))
  }))

test('whatever binds a moderator to the claim bars them from what is another’s', () =>
  rolledBack(db, async (tx) => {
    const { claimId, supports } = await voted(tx, 'ccc')
    const [id] = supports as [string]
    const barred = async (bind: (by: { id: string }) => Promise<unknown>) => {
      const moderator = await person(tx, 'moderator')
      await bind(moderator)
      return refusal(withdrawEvidence(tx, moderator, asked(id)))
    }
    expect(await barred((by) => piece(tx, by, claimId))).toBe('barred_attached')
    expect(await barred((by) => standAside(tx, by, { key: newKey(), claimId }))).toBe('barred_recused')
    expect(await barred((by) => dispute(tx, by, claimId))).toBe('barred_opened')
  }))

test('while a case on the verdict is open nobody takes away what it rests on, nor whoever attached it', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'cccccc')
    const [first, second] = claim.supports as [string, string]
    await dispute(tx, await person(tx), claim.claimId)
    const shown = await readWithdrawal(tx, first, claim.author.id)
    expect(shown).toMatchObject({ stopped: 'disputed' })
    for (const who of [claim.author, await person(tx, 'moderator')])
      for (const id of [first, ...claim.denies])
        expect(await refusal(withdrawEvidence(tx, who, asked(id)))).toBe('disputed')

    await ruled(tx, await person(tx, 'moderator'), claim.claimId, 'dismissed')
    await withdrawEvidence(tx, claim.author, asked(second))
    await assertRecordHolds(tx)
  }))

test('no published verdict turns by a withdrawal, whoever would do it: a case about the passage decides, by two hands', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'ccc')
    const [first, last] = claim.supports as [string, string]
    await withdrawEvidence(tx, await person(tx, 'moderator'), asked(first))
    const stood = await claimNow(tx, claim.claimId)
    expect(stood).toMatchObject({ verdict: 'confirmed', state: 'settled' })

    expect(await readWithdrawal(tx, last, claim.author.id)).toMatchObject({
      after: { finding: { verdict: 'unverified' } },
      stopped: 'needs_case',
    })
    const lines = await written(tx, async () => {
      for (const who of [claim.author, await person(tx, 'moderator')])
        expect(await refusal(withdrawEvidence(tx, who, asked(last)))).toBe('needs_case')
    })
    expect(lines).toEqual([])
    expect(await claimNow(tx, claim.claimId)).toEqual(stood)
    expect(await readWithdrawal(tx, last, claim.author.id)).not.toBeNull()

    await excluded(tx, await person(tx, 'moderator'), `evidence:${last}`, 'wrong_stance')
    expect(await claimNow(tx, claim.claimId)).toMatchObject({ verdict: 'unverified', because: 'no_votes' })
    await assertRecordHolds(tx)
  }))

test('nor by what would confirm what was not confirmed', () =>
  rolledBack(db, async (tx) => {
    const author = await person(tx)
    const { claimId } = await event(tx, author)
    const paper = await agent(tx)
    const named = await piece(tx, author, claimId, { speaker: paper })
    const whispered = await piece(tx, author, claimId, { speaker: paper, unnamed: true })
    for (const voter of await people3(tx)) await vote(tx, voter, claimId, 'confirmed', [named])
    expect(await claimNow(tx, claimId)).toMatchObject({ because: 'one_unnamed_origin' })
    expect(await refusal(withdrawEvidence(tx, author, asked(whispered)))).toBe('needs_case')
  }))

test('before the quorum a withdrawal leaves no verdict behind', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'cc')
    const lines = await written(tx, async () => {
      for (const id of claim.supports) await withdrawEvidence(tx, claim.author, asked(id))
    })
    expect(lines.map(({ kind }) => kind)).toEqual(['evidence.withdrawn', 'evidence.withdrawn'])
    await claim.more('d')
    const now = { state: 'under_review', verdict: 'unverified', because: 'no_votes', settledAt: null, cast: 3 }
    expect(await claimNow(tx, claim.claimId)).toMatchObject(now)
    await assertRecordHolds(tx)
  }))

test('whoever attached it or a moderator takes it back; nobody else, and nobody twice', () =>
  rolledBack(db, async (tx) => {
    const { author, supports, voters } = await voted(tx, 'c')
    const [first, second] = supports as [string, string]
    expect(await refusal(withdrawEvidence(tx, voters[0] as { id: string }, asked(first)))).toBe('not_yours')
    await withdrawEvidence(tx, await person(tx, 'moderator'), asked(first))
    expect(await refusal(withdrawEvidence(tx, author, asked(first)))).toBe('already_withdrawn')
    expect(await refusal(withdrawEvidence(tx, author, asked(newKey())))).toBe('not_found')
    expect(await refusal(withdrawEvidence(tx, author, { ...asked(second), reason: 'Wrong' }))).toBe(
      'too_short (reason)',
    )
    await withdrawEvidence(tx, author, asked(second))
  }))

test('whoever was shown what it would do confirms just that; where something else would follow now, nothing is done', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'uu')
    const [first] = claim.supports as [string]
    const third = await person(tx)
    await vote(tx, third, claim.claimId, 'confirmed', [first])
    const show = () => readWithdrawal(tx, first, claim.author.id)
    const shown = await show()
    expect(shown).toMatchObject({
      before: { state: 'settled', finding: { verdict: 'unverified', because: 'majority' } },
      after: { state: 'settled', finding: { verdict: 'unverified', because: 'no_quorum' } },
      looks: [third.handle],
      cast: 3,
      stopped: null,
      parts: ['attached'],
    })
    await claim.more('u')
    const late = await written(tx, async () => {
      expect(await refusal(withdrawEvidence(tx, claim.author, { ...asked(first), seen: shown?.seen }))).toBe('moved')
    })
    expect(late).toEqual([])

    const again = await show()
    await withdrawEvidence(tx, claim.author, { ...asked(first), seen: again?.seen })
    const { verdict, because, state } = await claimNow(tx, claim.claimId)
    expect({ verdict, because, state }).toEqual({
      verdict: again?.after.finding?.verdict,
      because: again?.after.finding?.because,
      state: again?.after.state,
    })
    expect(await show()).toBeNull()
    expect(await refusal(withdrawEvidence(tx, claim.author, { ...asked(first), seen: 'x' }))).toBe('moved (seen)')
    await assertRecordHolds(tx)
  }))

test('while ballots are sealed the preview tells how many were cast and no more, and does not move with what is in them', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'c')
    const [first, second] = claim.supports as [string, string]
    const changing = await person(tx)
    await vote(tx, changing, claim.claimId, 'confirmed', [first])
    const shown = await readWithdrawal(tx, first, claim.author.id)
    expect(shown).toMatchObject({ before: { state: 'under_review', finding: null }, after: { finding: null } })
    expect(shown).toMatchObject({ looks: null, cast: 2 })
    await vote(tx, changing, claim.claimId, 'denied', [second], 1)
    expect((await readWithdrawal(tx, first, claim.author.id))?.seen).toBe(shown?.seen)
    await withdrawEvidence(tx, claim.author, { ...asked(first), seen: shown?.seen })
  }))

test('what is foreseen is what comes, a case that opens by itself among it, and what stops it', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'cccd')
    const lone = await piece(tx, claim.author, claim.claimId)
    await vote(tx, await person(tx), claim.claimId, 'confirmed', [lone])
    await ruled(tx, await person(tx, 'moderator'), claim.claimId, 'dismissed')
    const wide = await voted(tx, 'ccc')
    const extra = await piece(tx, wide.author, wide.claimId)
    await vote(tx, await person(tx), wide.claimId, 'confirmed', [extra])
    await wide.more('d')
    const tried = [lone, ...claim.supports, ...claim.denies, extra, ...wide.denies, ...wide.supports]
    const stops: (string | null)[] = []
    for (const id of tried) {
      const of = [lone, ...claim.supports, ...claim.denies].includes(id) ? claim : wide
      const foreseen = await readWithdrawal(tx, id, of.author.id)
      const before = await claimNow(tx, of.claimId)
      expect(foreseen?.before).toMatchObject({
        state: before.state,
        finding: { verdict: before.verdict, because: before.because },
      })
      stops.push(foreseen?.stopped ?? null)
      const withdrawal = withdrawEvidence(tx, of.author, { ...asked(id), seen: foreseen?.seen })
      if (foreseen?.stopped) {
        expect(await refusal(withdrawal)).toBe(foreseen.stopped)
        expect(await claimNow(tx, of.claimId)).toEqual(before)
        continue
      }
      await withdrawal
      const after = await claimNow(tx, of.claimId)
      expect(foreseen?.after).toMatchObject({
        state: after.state,
        finding: { verdict: after.verdict, because: after.because },
      })
    }
    expect(new Set(stops)).toEqual(new Set([null, 'needs_case', 'disputed']))
  }))
