import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { DAYS, IDLE_HOURS } from '../domain/dispute'
import { advanceCase } from './advance'
import type { Db } from './client'
import { appealRuling } from './commands/appeal-ruling'
import { decideRole } from './commands/decide-role'
import { reinstate } from './commands/reinstate'
import { rule } from './commands/rule'
import { stateCase } from './commands/state-case'
import { takeCase } from './commands/take-case'
import { readCaseAtDesk } from './queries/case-file'
import { listCases } from './queries/cases'
import { disputes, users } from './schema'
import {
  claimNow,
  contested,
  demoted,
  dispute,
  freshDb,
  heard,
  inDays,
  newKey,
  person,
  piece,
  proven,
  refusal,
  rolledBack,
  ruled,
  suspended,
  vote,
  voted,
} from './testing'
import { roleProposed, staffed } from './testing/people'

const { db, close } = await freshDb()
afterAll(close)

type Someone = { id: string }

/** What is done next is done at another instant. */
const later = () => new Promise((resolve) => setTimeout(resolve, 5))

const STATEMENT = 'The ruling reads the passage as if it were the agency’s own word.'
const appeal = (disputeId: string) => ({ key: newKey(), disputeId, statement: STATEMENT })
const plea = (disputeId: string, base = 0) => ({
  ...{ key: newKey(), disputeId, base, plea: 'keep' as const, evidence: [] },
  text: 'The passage says no less than the claim does.',
})

describe('a ruling, an appeal or a role cannot be won by changing the bench or the parties', () => {
  describe('the one appeal is of those who were heard', () => {
    test('nobody spends it who voted first in the round that new evidence opened after the ruling', () =>
      rolledBack(db, async (tx) => {
        const { claimId, voters } = await voted(tx, 'ccc')
        const disputeId = await dispute(tx, await person(tx), claimId)
        await ruled(tx, await person(tx, 'moderator'), claimId, 'upheld')
        const stranger = await person(tx)
        const found = await piece(tx, await person(tx), claimId)
        await vote(tx, stranger, claimId, 'confirmed', [found])
        expect(await refusal(appealRuling(tx, stranger, appeal(disputeId)))).toBe('not_a_party')
        await appealRuling(tx, voters[0] as Someone, appeal(disputeId))
        expect(await refusal(stateCase(tx, stranger, plea(disputeId)))).toBe('not_a_party')
        await stateCase(tx, voters[1] as Someone, plea(disputeId))
      }))

    test('nobody spends it who voted after the case was dismissed, in the same round', () =>
      rolledBack(db, async (tx) => {
        const { claimId, voters, supports } = await voted(tx, 'ccc')
        const disputeId = await dispute(tx, await person(tx), claimId)
        await ruled(tx, await person(tx, 'moderator'), claimId, 'dismissed')
        await later()
        const stranger = await person(tx)
        await vote(tx, stranger, claimId, 'confirmed', supports)
        expect(await refusal(appealRuling(tx, stranger, appeal(disputeId)))).toBe('not_a_party')
        await appealRuling(tx, voters[2] as Someone, appeal(disputeId))
        expect(await refusal(stateCase(tx, stranger, plea(disputeId)))).toBe('not_a_party')
      }))

    test('who had voted keeps it, though they have voted again since', () =>
      rolledBack(db, async (tx) => {
        const { claimId, voters } = await voted(tx, 'ccc')
        const disputeId = await dispute(tx, await person(tx), claimId)
        await ruled(tx, await person(tx, 'moderator'), claimId, 'upheld')
        const found = await piece(tx, await person(tx), claimId)
        await vote(tx, voters[0] as Someone, claimId, 'confirmed', [found], 1)
        await appealRuling(tx, voters[0] as Someone, appeal(disputeId))
      }))

    test('of what is of an event it is theirs who had voted on a claim there when it was ruled on, whatever round that is in by now', () =>
      rolledBack(db, async (tx) => {
        const { claimId, voters, supports } = await voted(tx, 'ccc')
        const about = `evidence:${supports[0]}`
        const disputeId = await contested(tx, await person(tx), about, 'wrong_source')
        await heard(tx, disputeId)
        const moderator = await person(tx, 'moderator')
        await takeCase(tx, moderator, { key: newKey(), disputeId })
        await rule(tx, moderator, { key: newKey(), disputeId, outcome: 'upheld', verdict: null, reason: STATEMENT })
        await later()
        const stranger = await person(tx)
        await dispute(tx, await person(tx), claimId)
        await ruled(tx, await person(tx, 'moderator'), claimId, 'remanded')
        await vote(tx, stranger, claimId, 'confirmed', supports)
        expect(await refusal(appealRuling(tx, stranger, appeal(disputeId)))).toBe('not_a_party')
        await appealRuling(tx, voters[0] as Someone, appeal(disputeId))
      }))
  })

  describe('nobody who has a hand in a case silences whoever they decide about', () => {
    test('who ruled by standing in suspends none of those who may appeal, until the case is over', () =>
      rolledBack(db, async (tx) => {
        const [admin, another] = [await person(tx, 'admin'), await person(tx, 'admin')]
        const { claimId, author, voters } = await voted(tx, 'ccc')
        const opener = await person(tx)
        const disputeId = await dispute(tx, opener, claimId)
        await ruled(tx, admin, claimId, 'dismissed')
        for (const { id } of [opener, ...voters]) expect(await refusal(suspended(tx, admin, id))).toBe('barred_case')
        await rolledBack(tx, async (inner) => suspended(inner, another, opener.id))
        await rolledBack(tx, async (inner) => suspended(inner, admin, author.id))
        await appealRuling(tx, opener, appeal(disputeId))
        expect(await refusal(suspended(tx, admin, opener.id))).toBe('barred_case')
      }))

    test('once its days for an appeal are over they may', () =>
      rolledBack(db, async (tx) => {
        const admin = await person(tx, 'admin')
        const { claimId } = await voted(tx, 'ccc')
        const opener = await person(tx)
        const disputeId = await dispute(tx, opener, claimId)
        await ruled(tx, admin, claimId, 'dismissed')
        expect(await advanceCase(tx, disputeId, inDays(DAYS.ruled))).toEqual(['end'])
        await suspended(tx, admin, opener.id)
      }))

    test('nor takes a role from them, by one hand or as either of two', () =>
      rolledBack(db, async (tx) => {
        const [admin, another] = [await person(tx, 'admin'), await person(tx, 'admin')]
        const { claimId } = await voted(tx, 'ccc')
        const [opener, author] = [await person(tx), await person(tx)]
        await dispute(tx, opener, claimId)
        await ruled(tx, admin, claimId, 'dismissed')
        expect(await refusal(demoted(tx, admin, opener.id))).toBe('barred_case')
        expect(await refusal(roleProposed(tx, admin, opener.id, 'admin'))).toBe('barred_case')
        const proposalId = await roleProposed(tx, another, opener.id, 'admin')
        const approved = { key: newKey(), proposalId, decision: 'approved' as const, reason: '' }
        expect(await refusal(decideRole(tx, admin, approved))).toBe('barred_case')
        await rolledBack(tx, async (inner) => void (await demoted(inner, another, opener.id)))
        await demoted(tx, admin, author.id)
        const declined = { ...approved, key: newKey(), decision: 'declined' as const, reason: STATEMENT }
        await decideRole(tx, admin, declined)
      }))

    test('whoever is heard states and appeals though their role was taken meanwhile, and not while they are suspended', () =>
      rolledBack(db, async (tx) => {
        const [admin, judge] = [await person(tx, 'admin'), await person(tx, 'moderator')]
        const { claimId, voters } = await voted(tx, 'ccc')
        const [voter, other] = voters as unknown as [Someone, Someone]
        const disputeId = await dispute(tx, await person(tx), claimId)
        await advanceCase(tx, disputeId)
        await demoted(tx, admin, voter.id)
        await stateCase(tx, voter, plea(disputeId))
        const aside = await person(tx, 'reader')
        expect(await refusal(stateCase(tx, aside, plea(disputeId)))).toBe('not_your_role')
        await ruled(tx, judge, claimId, 'dismissed')
        await suspended(tx, admin, other.id)
        expect(await refusal(appealRuling(tx, other, appeal(disputeId)))).toBe('suspended')
        expect(await refusal(appealRuling(tx, aside, appeal(disputeId)))).toBe('not_your_role')
        await appealRuling(tx, voter, appeal(disputeId))
        await stateCase(tx, voter, plea(disputeId, 1))
        const { items } = await listCases(tx, { id: voter.id, role: 'reader' }, { limit: 9, cursor: null })
        expect(items.map(({ id, kind }) => [id, kind])).toEqual([[disputeId, 'heard']])
      }))
  })

  describe('nobody empties the bench to sit on it', () => {
    /** A case that waits for somebody to decide it, one moderator who is free to, and two administrators. */
    async function waiting(tx: Db) {
      const { claimId } = await voted(tx, 'ccc')
      const disputeId = await dispute(tx, await person(tx), claimId)
      await heard(tx, disputeId)
      const [admin, another, moderator] = await Promise.all([
        person(tx, 'admin'),
        person(tx, 'admin'),
        person(tx, 'moderator'),
      ])
      const taking = async (by: Someone) => {
        await rolledBack(tx, async (inner) => void (await takeCase(inner, by, { key: newKey(), disputeId })))
        return 'taken'
      }
      const take = (by: Someone) => taking(by).catch(({ code }) => code as string)
      return { admin, another, moderator, take, disputeId }
    }

    test('a moderator whom an admin suspended keeps that admin from standing in, and no other', () =>
      rolledBack(db, async (tx) => {
        const { admin, another, moderator, take, disputeId } = await waiting(tx)
        expect(await take(admin)).toBe('moderators_first')
        await suspended(tx, admin, moderator.id)
        expect(await take(admin)).toBe('moderators_first')
        expect(await take(another)).toBe('taken')
        const { items } = await listCases(tx, { id: admin.id, role: 'admin' }, { limit: 9, cursor: null })
        expect(items.find(({ id }) => id === disputeId)?.kind).toBe('waiting')
        await reinstate(tx, another, { key: newKey(), personId: moderator.id })
        await suspended(tx, another, moderator.id)
        expect(await take(admin)).toBe('taken')
        expect(await take(another)).toBe('moderators_first')
      }))

    test('a moderator whose role two admins took keeps both from standing in, and no third', () =>
      rolledBack(db, async (tx) => {
        const { admin, another, moderator, take } = await waiting(tx)
        await staffed(tx, admin, another, moderator, 'reviewer')
        expect(await take(admin)).toBe('moderators_first')
        expect(await take(another)).toBe('moderators_first')
        expect(await take(await person(tx, 'admin'))).toBe('taken')
      }))

    test('what was done before the case was opened is no matter of it', () =>
      rolledBack(db, async (tx) => {
        const [admin, moderator] = [await person(tx, 'admin'), await person(tx, 'moderator')]
        await suspended(tx, admin, moderator.id)
        await later()
        const { claimId } = await voted(tx, 'ccc')
        const disputeId = await dispute(tx, await person(tx), claimId)
        await heard(tx, disputeId)
        await takeCase(tx, admin, { key: newKey(), disputeId })
      }))
  })

  describe('nobody suspends whom their own verdict hangs on', () => {
    test('an admin who voted, when they still reviewed, suspends no voter by whom the published verdict would change', () =>
      rolledBack(db, async (tx) => {
        const { claimId, voters, denies } = await voted(tx, 'dd')
        const [admin, another] = [await person(tx), await person(tx, 'admin')]
        await vote(tx, admin, claimId, 'denied', denies)
        await tx.update(users).set({ role: 'admin' }).where(eq(users.id, admin.id))
        const now = { ...admin, ...proven() }
        const [one, two] = voters as unknown as [Someone, Someone]
        expect(await refusal(suspended(tx, now, one.id))).toBe('barred_verdict')
        expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'denied', verdictVersion: 1 })
        await rolledBack(tx, async (inner) => suspended(inner, another, one.id))
        await vote(tx, await person(tx), claimId, 'denied', denies)
        await suspended(tx, now, one.id)
        expect(await refusal(suspended(tx, now, two.id))).toBe('barred_verdict')
      }))
  })

  describe('a case is not kept by taking it again and again', () => {
    test('whoever let it lapse waits while another could take it who never had it', () =>
      rolledBack(db, async (tx) => {
        const { claimId } = await voted(tx, 'ccc')
        const disputeId = await dispute(tx, await person(tx), claimId)
        await heard(tx, disputeId)
        const [one, two] = [await person(tx, 'moderator'), await person(tx, 'moderator')]
        const take = (by: Someone) => takeCase(tx, by, { key: newKey(), disputeId })
        const kindFor = async ({ id }: Someone) => {
          const { items } = await listCases(tx, { id, role: 'moderator' }, { limit: 9, cursor: null })
          return items.find((each) => each.id === disputeId)?.kind
        }
        await take(one)
        expect(await advanceCase(tx, disputeId, inDays(IDLE_HOURS / 24))).toEqual(['lapse'])
        expect(await refusal(take(one))).toBe('let_go')
        expect([await kindFor(one), await kindFor(two)]).toEqual(['waiting', 'mine'])
        const seen = await readCaseAtDesk(tx, disputeId, one.id)
        expect(seen?.others).toEqual({ moderators: 1, admins: 0 })
        await take(two)
        expect(await advanceCase(tx, disputeId, inDays(IDLE_HOURS / 24))).toEqual(['lapse'])
        expect([await kindFor(one), await kindFor(two)]).toEqual(['mine', 'mine'])
        await take(one)
      }))

    test('an administrator who may stand in comes before a moderator who let it lapse, once its days are over', () =>
      rolledBack(db, async (tx) => {
        const { claimId } = await voted(tx, 'ccc')
        const disputeId = await dispute(tx, await person(tx), claimId)
        await heard(tx, disputeId)
        const [one, admin] = [await person(tx, 'moderator'), await person(tx, 'admin')]
        const take = (by: Someone) => takeCase(tx, by, { key: newKey(), disputeId })
        await take(one)
        expect(await advanceCase(tx, disputeId, inDays(IDLE_HOURS / 24))).toEqual(['lapse'])
        await rolledBack(tx, async (inner) => void (await takeCase(inner, one, { key: newKey(), disputeId })))
        await tx.update(disputes).set({ dueAt: new Date() }).where(eq(disputes.id, disputeId))
        expect(await refusal(take(one))).toBe('let_go')
        await take(admin)
      }))
  })
})
