import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import type { Db } from '../client'
import { disputes, rulings } from '../schema'
import {
  claimNow,
  dispute,
  freshDb,
  heard,
  newKey,
  openCase,
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
import { rule } from './rule'
import { standAside } from './stand-aside'
import { takeCase } from './take-case'
import { withdrawEvidence } from './withdraw-evidence'

const { db, close } = await freshDb()
afterAll(close)

const REASON = 'Having read both sides and every passage, I decide the case so.'

async function disputed(tx: Db, ballots = 'ccc') {
  const claim = await voted(tx, ballots)
  if (!(await openCase(tx, claim.claimId))) await dispute(tx, await person(tx), claim.claimId)
  const disputeId = (await openCase(tx, claim.claimId))?.id as string
  return { ...claim, disputeId, moderator: await person(tx, 'moderator') }
}

test.each([
  ['upheld', null, 'confirmed'],
  ['overturned', 'denied', 'denied'],
  ['overturned', 'unverified', 'unverified'],
] as const)('a ruling %s (%s) fixes the verdict as %s, by ruling, and closes the round', (outcome, verdict, fixed) =>
  rolledBack(db, async (tx) => {
    const { claimId, eventId, disputeId, moderator, supports, denies } = await disputed(tx)
    await heard(tx, disputeId)
    const lines = await written(tx, async () => {
      expect(await ruled(tx, moderator, claimId, outcome, verdict)).toEqual({ outcome, decided: true })
    })
    const decided = { outcome, verdict: fixed, verdictVersion: 1, round: 1 }
    const evidence = [...supports, ...denies].sort()
    const data = { claim: claimId, ...decided, evidence }
    const opinion = { kind: 'opinion.written', data: { ...data, dispute: disputeId } }
    expect(lines.filter(({ kind }) => kind !== 'dispute.taken')).toMatchObject([
      ...(outcome === 'overturned' ? [opinion] : []),
      {
        kind: 'dispute.ruled',
        actor: moderator.id,
        subject: `dispute:${disputeId}`,
        eventId,
        claimId,
        data,
        words: { reason: REASON },
      },
      {
        kind: 'verdict.changed',
        actor: 'rule',
        ver: 2,
        prev: 1,
        data: {
          before: { verdict: 'confirmed', because: 'majority' },
          after: { verdict: fixed, because: 'ruled' },
          tally: { confirmed: 3, denied: 0, unverified: 0 },
        },
      },
    ])
    expect(await claimNow(tx, claimId)).toMatchObject({
      state: 'ruled',
      verdict: fixed,
      because: 'ruled',
      verdictVersion: 2,
    })
    expect(await tx.select().from(rulings)).toMatchObject([
      { ...decided, disputeId, stands: true, moderatorId: moderator.id },
    ])
    expect(await tx.select().from(disputes)).toMatchObject([{ id: disputeId, open: false }])
    expect(await refusal(vote(tx, await person(tx), claimId, 'unverified'))).toBe('ruling_stands')
    await assertRecordHolds(tx)
  }),
)

test('a dismissal fixes nothing and leaves the round open', () =>
  rolledBack(db, async (tx) => {
    const { claimId, moderator, disputeId } = await disputed(tx)
    await heard(tx, disputeId)
    const lines = await written(tx, () => ruled(tx, moderator, claimId, 'dismissed', 'denied'))
    expect(lines).toMatchObject([
      { kind: 'dispute.taken' },
      { kind: 'dispute.ruled', data: { outcome: 'dismissed', verdict: null } },
    ])
    expect(await claimNow(tx, claimId)).toMatchObject({ state: 'settled', verdict: 'confirmed', because: 'majority' })
    expect(await tx.select().from(rulings)).toMatchObject([{ stands: false, verdict: null }])
    await vote(tx, await person(tx), claimId, 'unverified')
    await assertRecordHolds(tx)
  }))

test('a moderator with any part in the claim is barred, and told which', () =>
  rolledBack(db, async (tx) => {
    const { claimId, author } = await voted(tx, 'ccc')
    const by = (who: { id: string }) => refusal(ruled(tx, who, claimId, 'upheld'))
    const voter = await person(tx, 'moderator')
    const attacher = await person(tx, 'moderator')
    const opener = await person(tx, 'moderator')
    const aside = await person(tx, 'moderator')
    const taker = await person(tx, 'moderator')
    await vote(tx, voter, claimId, 'unverified')
    await piece(tx, attacher, claimId)
    const taken = await piece(tx, taker, claimId)
    await withdrawEvidence(tx, taker, { key: newKey(), evidenceId: taken, reason: 'It was a misreading of mine.' })
    await standAside(tx, aside, { key: newKey(), claimId })
    await dispute(tx, opener, claimId)
    expect(await by(voter)).toBe('barred_voted')
    expect(await by(attacher)).toBe('barred_attached')
    expect(await by(taker)).toBe('barred_attached')
    expect(await by(opener)).toBe('barred_opened')
    expect(await by(aside)).toBe('barred_recused')
    expect(await by(author)).toBe('not_your_role')
    const answer = await ruled(tx, await person(tx, 'moderator'), claimId, 'upheld')
    expect(answer).toEqual({ outcome: 'upheld', decided: true })
  }))

test('a part in one claim of the event does not bar from another', () =>
  rolledBack(db, async (tx) => {
    const [one, two] = [await voted(tx, 'c'), await disputed(tx)]
    await vote(tx, two.moderator, one.claimId, 'unverified')
    await ruled(tx, two.moderator, two.claimId, 'upheld')
  }))

test('a ruling names the verdict it read, and is refused when that has moved', () =>
  rolledBack(db, async (tx) => {
    const claim = await disputed(tx)
    const { claimId, disputeId, moderator } = claim
    await heard(tx, disputeId)
    await takeCase(tx, moderator, { key: newKey(), disputeId })
    const decide = (given: object) =>
      rule(tx, moderator, {
        key: newKey(),
        disputeId,
        verdictVersion: 1,
        outcome: 'upheld',
        verdict: null,
        reason: REASON,
        evidence: claim.supports,
        ...given,
      })
    await claim.more('dd')
    expect(await claimNow(tx, claimId)).toMatchObject({ verdictVersion: 2, because: 'no_majority', state: 'disputed' })
    expect(await refusal(decide({}))).toBe('verdict_moved')
    expect(await openCase(tx, claimId)).toMatchObject({ id: disputeId, open: true })
    expect(await refusal(decide({ verdictVersion: 3 }))).toBe('verdict_moved')
    await decide({ verdictVersion: 2 })
    expect(await refusal(decide({ verdictVersion: 2 }))).toBe('case_closed')
    expect(await refusal(decide({ disputeId: newKey() }))).toBe('not_found')
  }))

test('what fixes confirmed or denied cites evidence of the claim that is not withdrawn; unverified may cite none', () =>
  rolledBack(db, async (tx) => {
    const { claimId, supports, author } = await voted(tx, 'ccc')
    const [first, second] = supports as [string, string]
    await withdrawEvidence(tx, author, { key: newKey(), evidenceId: first, reason: REASON })
    const disputeId = await dispute(tx, await person(tx), claimId)
    const [moderator, elsewhere] = [await person(tx, 'moderator'), await voted(tx, '')]
    await heard(tx, disputeId)
    await takeCase(tx, moderator, { key: newKey(), disputeId })
    const decide = (evidence: string[], given: { outcome: 'upheld' | 'overturned'; verdict: 'unverified' | null }) =>
      rule(tx, moderator, { key: newKey(), disputeId, verdictVersion: 1, reason: REASON, evidence, ...given })
    const upheld = { outcome: 'upheld', verdict: null } as const
    const other = await piece(tx, author, elsewhere.claimId)
    expect(await refusal(decide([], upheld))).toBe('evidence_missing (evidence)')
    expect(await refusal(decide([second, other], upheld))).toBe('evidence_elsewhere (evidence)')
    expect(await refusal(decide([first, second], upheld))).toBe('evidence_withdrawn (evidence)')
    expect(await decide([], { outcome: 'overturned', verdict: 'unverified' })).toMatchObject({ decided: false })
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'confirmed', state: 'disputed' })
  }))

test('who has not taken a case does not rule on it', () =>
  rolledBack(db, async (tx) => {
    const { disputeId, moderator, supports } = await disputed(tx)
    const asked = { key: newKey(), disputeId, verdictVersion: 1, outcome: 'upheld', verdict: null } as const
    const decide = () => refusal(rule(tx, moderator, { ...asked, reason: REASON, evidence: supports }))
    expect(await decide()).toBe('too_early')
    await heard(tx, disputeId)
    expect(await decide()).toBe('not_taken')
    await takeCase(tx, await person(tx, 'moderator'), { key: newKey(), disputeId })
    expect(await decide()).toBe('not_taken')
  }))

test('what overturns is another verdict, and one that the evidence allows', () =>
  rolledBack(db, async (tx) => {
    const { claimId, denies, author } = await voted(tx, 'ccc')
    for (const evidenceId of denies) {
      await withdrawEvidence(tx, author, { key: newKey(), evidenceId, reason: 'It was a misreading of mine.' })
    }
    const [disputeId, moderator] = [await dispute(tx, await person(tx), claimId), await person(tx, 'moderator')]
    await heard(tx, disputeId)
    await takeCase(tx, moderator, { key: newKey(), disputeId })
    const overturn = (verdict: 'confirmed' | 'denied' | 'unverified' | null) => {
      const asked = { key: newKey(), disputeId, verdictVersion: 1, outcome: 'overturned', verdict } as const
      return refusal(rule(tx, moderator, { ...asked, reason: REASON }))
    }
    expect(await overturn(null)).toBe('required (verdict)')
    expect(await overturn('confirmed')).toBe('same_verdict (verdict)')
    expect(await overturn('denied')).toBe('verdict_not_allowed (verdict)')
    await piece(tx, author, claimId, { stance: 'denies', standing: 'party' })
    expect(await overturn('denied')).toBe('verdict_not_allowed (verdict)')
    expect(await overturn('unverified').catch(() => 'done')).toBe('done')
    await assertRecordHolds(tx)
  }))

test.each([
  ['', 'required (reason)'],
  ['x'.repeat(39), 'too_short (reason)'],
  ['x'.repeat(10_001), 'too_long (reason)'],
])('a ruling says why: a reason of %# is refused', (reason, code) =>
  rolledBack(db, async (tx) => {
    const { disputeId, moderator } = await disputed(tx)
    const asked = { key: newKey(), disputeId, verdictVersion: 1, outcome: 'upheld' as const, verdict: null, reason }
    expect(await refusal(rule(tx, moderator, asked))).toBe(code)
  }),
)

test('of two moderators who take and rule at once one decides, and the other finds the case taken or closed', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const { claimId, disputeId, moderator } = await disputed(db)
    await heard(db, disputeId)
    const ends = await Promise.allSettled([
      ruled(db, moderator, claimId, 'upheld'),
      ruled(db, await person(db, 'moderator'), claimId, 'upheld'),
    ])
    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.select().from(rulings).where(eq(rulings.disputeId, disputeId))).toHaveLength(1)
  }
  await assertRecordHolds(db)
})
