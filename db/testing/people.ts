import { randomBytes, randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import type { Role } from '../../domain/permissions'
import { ANSWERS, QUESTIONS } from '../../domain/practice'
import type { Db } from '../client'
import { appealSuspension } from '../commands/appeal-suspension'
import { apply } from '../commands/apply'
import { decideApplication } from '../commands/decide-application'
import { decideRole } from '../commands/decide-role'
import { declareInterest } from '../commands/declare-interest'
import { makeInvitation } from '../commands/make-invitation'
import { proposeRole } from '../commands/propose-role'
import { takeInvitation } from '../commands/take-invitation'
import { keepPractice } from '../practice'
import { suspensionAppeals, users } from '../schema'
import { newKey, person, suspended, vote, voted } from '../testing'

type Who = { id: string }

/** Every answer of the practice set, the first that there is. */
export const practised = () => ({
  key: newKey(),
  ...Object.fromEntries(QUESTIONS.map(({ question, aspect }) => [question, ANSWERS[aspect][0]])),
})

/** A reader who has done the practice set and applied. Out: the application. */
export async function applied(db: Db, who: Who): Promise<string> {
  await keepPractice(db, who, practised())
  const statement = 'I have read the news of three countries against each other for ten years.'
  return (await apply(db, who, { key: newKey(), statement, languages: ['ar', 'tr'] })).id
}

/** A reader who applied, and whom somebody accepted. */
export async function accepted(db: Db, by: Who, reader: Who): Promise<void> {
  const applicationId = await applied(db, reader)
  const reason = 'They read the four reports as they are.'
  await decideApplication(db, by, { key: newKey(), applicationId, decision: 'accepted', reason })
}

/** A token as a form draws it. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** An invitation that somebody made. */
export async function invitation(db: Db, by: Who): Promise<{ id: string; token: string }> {
  const token = newToken()
  const { id } = await makeInvitation(db, by, { key: newKey(), invitationId: randomUUID(), token })
  return { id, token }
}

/** A reader whom somebody invited, and who took it. */
export async function invited(db: Db, by: Who, reader: Who): Promise<void> {
  const { token } = await invitation(db, by)
  await takeInvitation(db, reader, { key: newKey(), token })
}

/** Somebody who reviews on probation. */
export async function novice(db: Db): Promise<{ id: string; handle: string }> {
  const who = await person(db)
  await db.update(users).set({ probation: true }).where(eq(users.id, who.id))
  return who
}

/** The vote of somebody on probation, on a claim that has settled. */
export async function votedOnProbation(db: Db): Promise<string> {
  const { claimId, supports } = await voted(db, 'ccc')
  return (await vote(db, await novice(db), claimId, 'confirmed', supports)).id
}

/** A role that an admin proposed. */
export async function roleProposed(db: Db, by: Who, personId: string, role: Role): Promise<string> {
  const reason = 'They have done this with care for a year.'
  return (await proposeRole(db, by, { key: newKey(), personId, role, reason })).id
}

/** A role given by two hands. */
export async function staffed(db: Db, first: Who, second: Who, { id }: Who, role: Role): Promise<void> {
  const proposalId = await roleProposed(db, first, id, role)
  await decideRole(db, second, { key: newKey(), proposalId, decision: 'approved', reason: '' })
}

/** An interest that somebody declares in a country; out comes its id. */
export async function interest(db: Db, who: Who, country: string): Promise<string> {
  const { id } = await declareInterest(db, who, { key: newKey(), kind: 'belongs_to', agent: null, country } as never)
  return id
}

/** Somebody suspended, who appealed. Out: the suspension. */
export async function appealed(db: Db, by: Who, who: Who): Promise<string> {
  await suspended(db, by, who.id)
  await appealSuspension(db, who, { key: newKey(), statement: 'I was paid by nobody, and can show it.' })
  const newest = desc(suspensionAppeals.at)
  const theirs = eq(suspensionAppeals.personId, who.id)
  const [row] = await db.select().from(suspensionAppeals).where(theirs).orderBy(newest)
  return row?.suspensionId as string
}
