import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { DAYS } from '../domain/dispute'
import { advanceCase, casesDue } from './advance'
import { appealRuling } from './commands/appeal-ruling'
import { rule } from './commands/rule'
import { stateCase } from './commands/state-case'
import { takeCase } from './commands/take-case'
import { disputes } from './schema'
import { citable, claimNow, dispute, freshDb, newKey, openCase, person, refusal, rolledBack, voted } from './testing'
import { written } from './testing/log'

const { db, close } = await freshDb()
afterAll(close)

const SENTENCE = 'Having read both sides and every passage, I say it so.'
const DAY = 86_400_000

test('a case goes from its opening over a ruling by two hands and an appeal before two others to its end', () =>
  rolledBack(db, async (tx) => {
    const { claimId } = await voted(tx, 'ccc')
    const opener = await person(tx)
    await dispute(tx, opener, claimId)
    const disputeId = (await openCase(tx, claimId))?.id as string
    const [one, two, three, four] = await Promise.all([0, 1, 2, 3].map(() => person(tx, 'moderator')))
    const decides = async (by: typeof one, outcome: 'overturned' | 'dismissed', verdict: 'denied' | null) => {
      const actor = by as { id: string }
      await takeCase(tx, actor, { key: newKey(), disputeId })
      const { verdictVersion } = await claimNow(tx, claimId)
      const evidence = await citable(tx, claimId)
      const asked = { key: newKey(), disputeId, verdictVersion, outcome, verdict, reason: SENTENCE, evidence }
      return (await rule(tx, actor, asked)).decided
    }
    const states = async () => {
      const [row] = await tx.select({ state: disputes.state }).from(disputes).where(eq(disputes.id, disputeId))
      return `${row?.state}, ${(await claimNow(tx, claimId)).state}`
    }

    const lines = await written(tx, async () => {
      expect(await casesDue(tx, new Date(), 10)).toEqual([disputeId])
      expect(await advanceCase(tx, disputeId)).toEqual(['call'])
      expect(await states()).toBe('answering, disputed')
      await stateCase(tx, opener, { key: newKey(), disputeId, base: 0, plea: 'change', text: SENTENCE })
      expect(await advanceCase(tx, disputeId)).toEqual([])
      const later = new Date(Date.now() + DAYS.answering * DAY)
      expect(await casesDue(tx, later, 10)).toEqual([disputeId])
      expect(await advanceCase(tx, disputeId, later)).toEqual(['hear'])

      expect(await decides(one, 'overturned', 'denied')).toBe(false)
      expect(await states()).toBe('under_ruling, disputed')
      expect(await decides(two, 'overturned', 'denied')).toBe(true)
      expect(await states()).toBe('ruled, ruled')
      expect((await claimNow(tx, claimId)).verdict).toBe('denied')

      await appealRuling(tx, opener, { key: newKey(), disputeId, statement: SENTENCE })
      expect(await states()).toBe('appealed, disputed')
      expect(await refusal(takeCase(tx, one as { id: string }, { key: newKey(), disputeId }))).toBe('barred_wrote')
      expect(await decides(three, 'dismissed', null)).toBe(false)
      expect(await decides(four, 'dismissed', null)).toBe(true)
      expect(await advanceCase(tx, disputeId)).toEqual(['end'])
      expect(await states()).toBe('final, ruled')
    })
    expect(lines.map(({ kind, actor }) => (actor === 'rule' ? `rule: ${kind}` : kind))).toEqual([
      'rule: dispute.called',
      'dispute.stated',
      'rule: dispute.heard',
      'dispute.taken',
      'opinion.written',
      'dispute.taken',
      'dispute.ruled',
      'rule: verdict.changed',
      'dispute.appealed',
      'dispute.taken',
      'opinion.written',
      'dispute.taken',
      'dispute.ruled',
      'rule: dispute.ended',
    ])
  }))
