import { eq, sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { checkInclusion, inclusionProof, leafHash, rootOf } from '../domain/merkle'
import { memory } from '../domain/merkle.memory'
import type { Role } from '../domain/permissions'
import { goneIn } from '../domain/removal'
import { advanceCase } from './advance'
import type { Db } from './client'
import { answerFlags } from './commands/answer-flags'
import { appealRuling } from './commands/appeal-ruling'
import { appealSuspension } from './commands/appeal-suspension'
import { apply } from './commands/apply'
import { castVote } from './commands/cast-vote'
import { decideApplication } from './commands/decide-application'
import { decideRole } from './commands/decide-role'
import { decideSuspension } from './commands/decide-suspension'
import { flagText } from './commands/flag-text'
import { markVote } from './commands/mark-vote'
import { mergeAgents } from './commands/merge-agents'
import { mergeEvents } from './commands/merge-events'
import { noteAgent } from './commands/note-agent'
import { openDispute } from './commands/open-dispute'
import { proposeRole } from './commands/propose-role'
import { proposeWithholding } from './commands/propose-withholding'
import { reinstate } from './commands/reinstate'
import { rule } from './commands/rule'
import { stateCase } from './commands/state-case'
import { suspend } from './commands/suspend'
import { takeCase } from './commands/take-case'
import { translatePassage } from './commands/translate-passage'
import { withdrawCitation } from './commands/withdraw-citation'
import { withdrawDate } from './commands/withdraw-date'
import { withdrawEvidence } from './commands/withdraw-evidence'
import { eraseAgain } from './forget'
import { keepPractice } from './practice'
import { entries, users, votes } from './schema'
import { suspensionOf } from './suspension'
import {
  agent,
  claimNow,
  demoted,
  event,
  freshDb,
  heard,
  newKey,
  openCase,
  person,
  piece,
  refusal,
  rolledBack,
  ruled,
  source,
  vote,
  voted,
} from './testing'
import { citation, date } from './testing/chain'
import { flagged } from './testing/flags'
import { assertRecordHolds } from './testing/invariants'
import { written } from './testing/log'
import { applied, practised, votedOnProbation } from './testing/people'
import { approved, declined, erased, erasureProposed, twoHands } from './testing/removals'
import { everything } from './testing/rows'

const { db, close } = await freshDb()
afterAll(close)

/** Somebody who has written a sentence of theirs, with this word in it, wherever there is a place for one. */
async function talkative(tx: Db, word: string) {
  const [moderator, admin] = await twoHands(tx)
  const who = await person(tx, 'moderator')
  const said = (what: string) => `${word} ${what}, and some more words so that it is long enough.`
  await tx
    .update(users)
    .set({ email: `${word.toLowerCase()}@example.org` })
    .where(eq(users.id, who.id))
  const key = newKey
  await tx.update(users).set({ role: 'reader' }).where(eq(users.id, who.id))
  await keepPractice(tx, who, practised())
  const { id: own } = await apply(tx, who, { key: key(), statement: said('applying'), languages: ['ar'] })
  const refused = { applicationId: own, decision: 'refused', reason: said('refusing') } as const
  await decideApplication(tx, moderator, { key: key(), ...refused })
  await tx.update(users).set({ role: 'moderator' }).where(eq(users.id, who.id))
  const accepted = { applicationId: await applied(tx, await person(tx, 'reader')), decision: 'accepted' } as const
  await decideApplication(tx, who, { key: key(), ...accepted, reason: said('accepting') })
  const { claimId, eventId, supports, author } = await voted(tx, 'cc')
  const reason = said('reason')
  await castVote(tx, who, { key: key(), claimId, base: 0, verdict: 'confirmed', reason, evidence: supports })
  const { id: ownCase } = await openDispute(tx, who, {
    ...{ key: key(), about: `claim:${claimId}`, ground: 'misread', statement: said('statement') },
  })
  await advanceCase(tx, ownCase)
  await stateCase(tx, who, { key: key(), disputeId: ownCase, base: 0, plea: 'change', text: said('plea') })
  const other = await voted(tx, 'ccd')
  await ruled(tx, who, other.claimId, 'upheld', null, said('ruling'))
  const [pending, lost] = [await voted(tx, 'ccd'), await voted(tx, 'ccd')]
  const disputeId = (await openCase(tx, pending.claimId))?.id as string
  await heard(tx, disputeId)
  await takeCase(tx, who, { key: key(), disputeId })
  const { verdictVersion } = await claimNow(tx, pending.claimId)
  const opinion = { disputeId, verdictVersion, outcome: 'overturned', verdict: 'unverified' } as const
  await rule(tx, who, { key: key(), ...opinion, reason: said('opinion') })
  const lostCase = (await openCase(tx, lost.claimId))?.id as string
  await castVote(tx, who, { key: key(), claimId: lost.claimId, base: 0, verdict: 'unverified', reason })
  await ruled(tx, moderator, lost.claimId, 'dismissed')
  await appealRuling(tx, who, { key: key(), disputeId: lostCase, statement: said('appeal') })
  const of = { eventId, sourceId: (await source(tx, author)).id }
  const piece2 = await piece(tx, author, (await event(tx, author)).claimId)
  await withdrawEvidence(tx, who, { key: key(), evidenceId: piece2, reason: said('withdrawal') })
  const cited = await citation(tx, who, of, {})
  await withdrawCitation(tx, who, { key: key(), citationId: cited, reason: said('taking back') })
  await withdrawDate(tx, who, { key: key(), dateId: await date(tx, who, of), reason: said('undating') })
  const evidenceId = supports[0] as string
  await translatePassage(tx, who, { key: key(), evidenceId, language: 'tr', text: said('ceviri') })
  const paper = await agent(tx)
  await noteAgent(tx, who, {
    key: key(),
    agentId: paper,
    language: 'en',
    note: said('note'),
    url: 'https://example.org/about',
  })
  await mergeAgents(tx, who, { key: key(), agentId: await agent(tx), survivor: paper, reason: said('merging') })
  const twin = await voted(tx, '')
  const into = (await voted(tx, '')).slug
  await mergeEvents(tx, who, { key: key(), eventId: twin.eventId, into, reason: said('joining') })
  const voteId = await votedOnProbation(tx)
  await markVote(tx, who, { key: key(), voteId, sound: 'yes', reason: said('mark') })
  const flaggedText = `evidence:${other.supports[0]}`
  await flagText(tx, who, { key: key(), about: flaggedText, ground: 'abuse', reason: said('flag') })
  const theirs = await flagged(tx, `claim:${(await voted(tx, '')).claimId}:en`)
  await answerFlags(tx, who, {
    key: key(),
    about: theirs,
    turn: 1,
    seen: 1,
    outcome: 'not_acted',
    entryId: '',
    reason: said('answer'),
  })
  const about = `claim:${claimId}:en`
  const { id } = await proposeWithholding(tx, who, { key: key(), about, code: 'privacy', reason: said('proposal') })
  await declined(tx, admin, id)
  await suspend(tx, admin, { key: key(), personId: who.id, reason: said('about them') })
  await appealSuspension(tx, who, { key: key(), statement: said('appealing') })
  const [second, someone] = [await person(tx, 'admin'), await person(tx)]
  const suspensionId = (await suspensionOf(tx as never, who.id))?.id as string
  const upheld = { suspensionId, decision: 'upheld', reason: said('upholding') } as const
  await decideSuspension(tx, second, { key: key(), ...upheld })
  await reinstate(tx, admin, { key: key(), personId: who.id })
  await demoted(tx, 'operator', who.id, 'admin')
  const proposing = async (by: { id: string }, personId: string, role: Role, reason: string) =>
    (await proposeRole(tx, by, { key: key(), personId, role, reason })).id
  const deciding = (by: { id: string }, proposalId: string, decision: 'approved' | 'declined', why: string) =>
    decideRole(tx, by, { key: key(), proposalId, decision, reason: why })
  await deciding(admin, await proposing(who, someone.id, 'moderator', said('proposing a role')), 'approved', '')
  const higher = await proposing(admin, someone.id, 'admin', 'They have done this with care for a year.')
  await deciding(who, higher, 'declined', said('declining'))
  await deciding(second, await proposing(admin, who.id, 'reviewer', said('about their role')), 'approved', '')
  return { who, moderator, admin, claimId, eventId, evidenceId, other }
}

describe('a person is forgotten', () => {
  test('name, address, ways in, and every sentence of theirs are in no table; votes, verdicts and proofs stay', () =>
    rolledBack(db, async (tx) => {
      const word = 'Quizzaciously'
      const { who, moderator, admin, claimId, other } = await talkative(tx, word)
      await tx.execute(sql`insert into sessions values ('token', ${who.id}, now() + interval '1 day')`)
      await tx.execute(
        sql`insert into accounts (user_id, type, provider, provider_account_id) values (${who.id}, 'oidc', 'oidc', 'x')`,
      )
      const address = `${word.toLowerCase()}@example.org`
      await tx.execute(sql`insert into verification_tokens values (${address}, 'hash', now() + interval '1 day')`)
      const [claimBefore, otherBefore] = [await claimNow(tx, claimId), await claimNow(tx, other.claimId)]
      const leaves = await tx
        .select({ leaf: entries.leaf, envelope: entries.envelope })
        .from(entries)
        .orderBy(entries.id)
      expect(await everything(tx)).toContain(word)

      const removal = await erasureProposed(tx, moderator, who.id)
      const lines = await written(tx, () => approved(tx, admin, removal))
      expect(lines.map(({ kind }) => kind)).toEqual(['role.given', 'person.erased'])
      expect(lines[1]).toMatchObject({
        actor: admin.id,
        subject: `person:${who.id}`,
        commit: null,
        data: {
          person: who.id,
          removal,
          code: 'objection',
          proposedBy: moderator.id,
          counts: {
            votes: 2,
            disputes: 1,
            statements: 1,
            opinions: 1,
            rulings: 1,
            appeals: 1,
            withdrawals: 1,
            translations: 1,
            agent_notes: 1,
            suspension_appeals: 1,
            applications: 1,
            application_decisions: 1,
            role_proposals: 1,
            role_decisions: 1,
            vote_marks: 1,
            regroupings: 1,
            removals: 1,
          },
        },
      })

      const all = await everything(tx)
      for (const trace of [word, word.toLowerCase(), who.handle]) expect(all).not.toContain(trace)
      const [row] = await tx.select().from(users).where(eq(users.id, who.id))
      expect(row).toMatchObject({ email: null, handle: null, handleKey: null, emailVerified: null, role: 'reader' })
      for (const table of ['sessions', 'accounts', 'receipts']) {
        const column = table === 'receipts' ? 'actor' : 'user_id'
        const left = await tx.execute(
          sql`select from ${sql.identifier(table)} where ${sql.identifier(column)}::text = ${who.id}`,
        )
        expect(left, table).toHaveLength(0)
      }
      const [cast] = await tx.select().from(votes).where(eq(votes.reviewerId, who.id))
      expect(goneIn(cast?.reason ?? '')).toEqual({ erased: true })
      expect(cast).toMatchObject({ textSalt: null, verdict: 'confirmed' })
      expect(cast?.ballotSalt).toHaveLength(32)
      expect(await claimNow(tx, claimId)).toEqual(claimBefore)
      expect(await claimNow(tx, other.claimId)).toEqual(otherBefore)

      // The tree over what was there is the tree it was.
      const after = await tx
        .select({ leaf: entries.leaf, envelope: entries.envelope })
        .from(entries)
        .orderBy(entries.id)
      expect(after.slice(0, leaves.length)).toEqual(leaves)
      const inTree = (log: typeof leaves) => memory(log.map(({ envelope }) => leafHash(envelope)))
      const [tree, grown] = [inTree(leaves), inTree(after)]
      const [size, index] = [leaves.length, leaves.length - 1]
      const root = await rootOf(size, tree)
      expect(await rootOf(size, grown)).toEqual(root)
      const proof = await inclusionProof(index, size, tree)
      expect(checkInclusion(proof, { index, leaf: after[index]?.leaf as Uint8Array, size, root })).toBe(true)
      await assertRecordHolds(tx)
    }))

  test('done again for a record put back as it was, it comes to the same; without a line in the log it is refused', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await twoHands(tx)
      const who = await person(tx)
      await expect(tx.transaction((inner) => eraseAgain(inner, who.id))).rejects.toThrow()
      await erased(tx, moderator, admin, who.id)
      const before = await everything(tx)
      await eraseAgain(tx, who.id)
      expect(await everything(tx)).toEqual(before)
    }))

  test('who was forgotten does nothing, signs in no more, and may come back as somebody new', () =>
    rolledBack(db, async (tx) => {
      const [moderator, admin] = await twoHands(tx)
      const who = await person(tx)
      await erased(tx, moderator, admin, who.id)
      const { claimId } = await event(tx, moderator)
      expect(await refusal(vote(tx, who, claimId, 'unverified'))).toBe('signed_out')
      const session = (inner: Db) =>
        inner.execute(sql`insert into sessions values ('late', ${who.id}, now() + interval '1 day')`)
      await expect(tx.transaction(session)).rejects.toThrow()
      const rename = (inner: Db) =>
        inner.update(users).set({ handle: 'again', handleKey: 'again' }).where(eq(users.id, who.id))
      await expect(tx.transaction(rename)).rejects.toThrow()
      await tx.insert(users).values({ email: `${who.handle}@example.org`, handle: who.handle, handleKey: who.handle })
    }))

  test('an admin who is forgotten is counted as one no more, and the last one cannot be', () =>
    rolledBack(db, async (tx) => {
      await tx.update(users).set({ role: 'reader' }).where(eq(users.role, 'admin'))
      const [moderator, admin] = await twoHands(tx)
      const last = await erasureProposed(tx, moderator, admin.id)
      expect(await refusal(approved(tx, admin, last))).toBe('not_yourself')
      const second = await person(tx, 'admin')
      await approved(tx, second, last)
      expect(await refusal(demoted(tx, moderator, second.id))).toBe('not_your_role')
      await assertRecordHolds(tx)
    }))
})
