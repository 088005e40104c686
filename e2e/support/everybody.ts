import { eq, inArray } from 'drizzle-orm'
import { keyOf, openSession } from '../../auth/session'
import { advanceCase } from '../../db/advance'
import type { Db } from '../../db/client'
import { complain } from '../../db/commands/complain'
import { giveReply } from '../../db/commands/give-reply'
import { standAside } from '../../db/commands/stand-aside'
import { takeCase } from '../../db/commands/take-case'
import { translatePassage } from '../../db/commands/translate-passage'
import { keepComplaint } from '../../db/complaint'
import { keepReply, namedIn } from '../../db/reply'
import { disputes, sessions, users, votes } from '../../db/schema'
import {
  agent,
  dispute,
  event,
  heard,
  newKey,
  openCase,
  person,
  piece,
  ruled,
  source,
  suspended,
  vote,
  voted,
} from '../../db/testing'
import { citation, date } from '../../db/testing/chain'
import type { Scene } from '../../db/testing/deeds'
import { flagged } from '../../db/testing/flags'
import { appealed, applied, invitation, invited, roleProposed } from '../../db/testing/people'
import { proposed, withheld } from '../../db/testing/removals'
import { KINDS, type Kind } from '../../domain/matrix'
import type { Role } from '../../domain/permissions'

/** Somebody who is signed in twice: once with a second factor that was just proven. */
export type Someone = { id: string; session: string; proven: string }

/** What somebody is bound to in the scene: things of their own, proposals by and about them, claims they have a part in. */
export type Bound = Awaited<ReturnType<typeof bind>>

/** Of each kind but nobody, somebody whom nothing binds to the scene, and somebody who is bound to all of it. */
export type Everybody = Readonly<Record<SignedIn, { free: Someone; bound: Someone; of: Bound }>>

/** What somebody answers as whom a claim's evidence names. */
export const REPLY = { name: 'Reem Haddad', text: 'We stand by what we printed, and the notes are here.' }

type SignedIn = Exclude<Kind, 'nobody'>
const SIGNED_IN = KINDS.filter((kind) => kind !== 'nobody')
const AS = {
  newcomer: { role: 'reader', handle: null, handleKey: null },
  reader: { role: 'reader' },
  reviewer: { role: 'reviewer' },
  probation: { role: 'reviewer', probation: true },
  moderator: { role: 'moderator' },
  admin: { role: 'admin' },
  suspended: { role: 'reviewer' },
} as const
/** What an affected party says: nothing of what it is about where a case is open already. */
export const COMPLAINT = {
  ground: null,
  statement: 'The words are mine, and they were cut short.',
  capacity: 'self',
  name: 'Reem Haddad',
} as const

/** Makes them all. What they are bound to they did while they might; what they are now they became afterwards. */
export async function everybody(db: Db, scene: Scene): Promise<Everybody> {
  const theirs = []
  for (const kind of SIGNED_IN) {
    const who = await person(db, 'moderator')
    theirs.push({ kind, who, of: await bind(db, scene, who) })
  }
  const made = theirs.map(async ({ kind, who, of }) => {
    return [kind, { free: await someoneNew(db, scene, kind), bound: await become(db, scene, who, kind), of }] as const
  })
  return Object.fromEntries(await Promise.all(made)) as Everybody
}

/** Somebody of a kind whom nothing binds. */
export async function someoneNew(db: Db, scene: Scene, kind: SignedIn): Promise<Someone> {
  return become(db, scene, await person(db), kind)
}

async function become(db: Db, { admin }: Scene, { id }: { id: string }, kind: SignedIn): Promise<Someone> {
  await db.update(users).set(AS[kind]).where(eq(users.id, id))
  if (kind === 'suspended') await suspended(db, admin, id)
  return signedIn(db, id)
}

async function bind(db: Db, scene: Scene, who: { id: string; handle: string }) {
  const { settled, admin, otherAdmin, moderator } = scene
  const of = { eventId: settled.eventId, sourceId: (await source(db, who)).id }
  const mine = await event(db, who)
  const theirs = await event(db, settled.author)
  const opponent = await opponentOf(db, who)
  const spoke = await agent(db)
  const made = {
    ...who,
    agent: spoke,
    words: await translated(db, who, mine.claimId),
    claim: `claim:${mine.claimId}:en`,
    piece: await piece(db, who, mine.claimId, { speaker: spoke }),
    citation: await citation(db, who, of),
    date: await date(db, who, of),
    invitation: (await invitation(db, who)).id,
    vote: (await vote(db, who, settled.claimId, 'confirmed', settled.supports)).id,
    invited: await voteOfInvited(db, scene, who),
    withheld: await withheld(db, moderator, otherAdmin, await translated(db, who, mine.claimId)),
    opponent,
    roleForOpponent: await roleProposed(db, admin, opponent, 'admin'),
    flagged: await flagged(db, `claim:${theirs.claimId}:en`, who),
    flaggedOfMine: await flagged(db, `claim:${mine.claimId}:en`),
    removalProposed: await proposed(db, who, `event:${theirs.eventId}:en`),
    removalOfMine: await proposed(db, moderator, await translated(db, who, mine.claimId)),
  }
  for (const claimId of await claimsOf(db, scene)) await standAside(db, who, { key: newKey(), claimId })
  await is(db, who, 'admin')
  const roleProposedByMe = await roleProposed(db, who, (await person(db)).id, 'moderator')
  const suspension = await appealed(db, who, await person(db))
  await is(db, who, 'reader')
  const application = await applied(db, who)
  const asParty = await heardAs(db, scene, who)
  await is(db, who, 'reviewer')
  const roleForMe = await roleProposed(db, admin, who.id, 'moderator')
  return { ...made, roleProposed: roleProposedByMe, roleForMe, suspension, application, ...asParty }
}

/**
 * Cases in which somebody without an account gave their name, one that is being answered and one that is ruled on; and what they sent
 * in and have not confirmed, about a claim that has a case, and about one on which they stood aside.
 */
async function heardAs(db: Db, scene: Scene, who: { id: string; handle: string }) {
  const [open, answering, decided] = [await answered(db), await answered(db), await answered(db)]
  for (const { claimId } of [answering, decided])
    await complain(db, who, { key: newKey(), ...COMPLAINT, about: `claim:${claimId}` })
  await ruled(db, await person(db, 'moderator'), decided.claimId, 'dismissed')
  const sent = { ...COMPLAINT, email: `${who.handle}@example.org`, language: 'en' as const }
  const complaint = await keepComplaint(db, { ...sent, about: `claim:${open.claimId}` })
  const recusedComplaint = await keepComplaint(db, { ...sent, about: `claim:${scene.answering.claimId}` })
  const { claimId } = await voted(db, 'ccc')
  const [agentId = ''] = await namedIn(db, claimId)
  const reply = await keepReply(db, { ...REPLY, claimId, agentId, email: sent.email, language: 'en' })
  const { id: replyOfMine } = await giveReply(db, who, { key: newKey(), ...REPLY, claimId, agentId })
  return { open, answering, decided, complaint, recusedComplaint, reply, replyOfMine }
}

/** A case in which both sides are asked. */
async function answered(db: Db) {
  const { claimId, supports } = await voted(db, 'ccd')
  const disputeId = (await openCase(db, claimId))?.id as string
  await advanceCase(db, disputeId)
  return { disputeId, claimId, supports }
}

async function is(db: Db, { id }: { id: string }, role: Role): Promise<void> {
  await db.update(users).set({ role }).where(eq(users.id, id))
}

/** Somebody with whom they stand in an open case: who opened it, while they hold it. */
async function opponentOf(db: Db, who: { id: string }): Promise<string> {
  const opponent = await person(db)
  const disputeId = await dispute(db, opponent, (await voted(db, 'ccc')).claimId)
  await heard(db, disputeId)
  await takeCase(db, who, { key: newKey(), disputeId })
  return opponent.id
}

/** Words of their own: a passage put into another language, by its name. */
async function translated(db: Db, who: { id: string }, claimId: string): Promise<string> {
  const evidenceId = await piece(db, who, claimId)
  await translatePassage(db, who, { key: newKey(), evidenceId, language: 'tr', text: 'Aynısı, başka sözlerle.' })
  return `translation:${evidenceId}:tr`
}

/** The vote of somebody who came by an invitation of theirs. */
async function voteOfInvited(db: Db, { settled }: Scene, who: { id: string }): Promise<string> {
  const guest = await person(db, 'reader')
  await invited(db, who, guest)
  return (await vote(db, guest, settled.claimId, 'confirmed', settled.supports)).id
}

/** The claims on which something is to be voted, marked or decided in the scene. */
async function claimsOf(db: Db, scene: Scene): Promise<string[]> {
  const { waitingCase, answeringCase, decidedCase, disputeId, settled, twin, merged, same, marked } = scene
  const cases = await db
    .select({ id: disputes.claimId })
    .from(disputes)
    .where(inArray(disputes.id, [waitingCase, answeringCase, decidedCase, disputeId]))
  const [voted] = await db.select({ id: votes.claimId }).from(votes).where(eq(votes.id, marked))
  const named = [settled, twin, merged].map(({ claimId }) => claimId)
  return [...named, same, ...[...cases, voted].flatMap((each) => each?.id ?? [])]
}

async function signedIn(db: Db, id: string): Promise<Someone> {
  const [session, proven] = [await openSession(db, id), await openSession(db, id)]
  await db
    .update(sessions)
    .set({ provenAt: new Date() })
    .where(eq(sessions.sessionToken, keyOf(proven)))
  return { id, session, proven }
}
