import { eq, sql } from 'drizzle-orm'
import type { Json } from '../domain/entry'
import { Refusal } from '../domain/refusal'
import { parseName } from '../domain/removal'
import { append } from './audit'
import type { Tx } from './client'
import type { Known } from './deed'
import { eventOf, holderOf } from './removal'
import { setRole } from './role'
import { claims, removals, users } from './schema'
import { indexEvent } from './wording'

type Proposal = typeof removals.$inferSelect
type Doing = { tx: Tx; by: Known; proposal: Proposal; at: Date }

/**
 * Forgets the person that a proposal is about: their role goes first, so that the log says so; then the entry, without a
 * word; then their words and their ways in.
 */
export async function erasePerson({ tx, by, proposal, at }: Doing): Promise<void> {
  const person = proposal.about.slice('person:'.length)
  const { email, role } = users
  const [known] = await tx.select({ email, role }).from(users).where(eq(users.id, person)).for('update')
  if (!known?.email) throw new Refusal('not_found')
  if (known.role !== 'reader') await setRole(tx, by, { id: person, role: known.role }, 'reader', at)
  const [counted] = await tx.execute<{ counts: Json }>(sql`select voice_of(${person}::uuid) as counts`)
  const said = { removal: proposal.id, code: proposal.code, proposedBy: proposal.proposedBy }
  const data = { person, ...said, counts: counted?.counts ?? {} }
  await append(tx, by, { kind: 'person.erased', subject: proposal.about, at, data })
  await eraseAgain(tx, person)
}

/**
 * Forgets a person whom the log says were forgotten: for a record that was put back as it was before. Done again, it comes to
 * the same. Refused by the database where the log has no `person.erased` of two hands.
 */
export async function eraseAgain(tx: Tx, personId: string): Promise<void> {
  await tx.execute(sql`select forget_person(${personId}::uuid)`)
}

/** Withholds the thing that a proposal is about. */
export async function withholdThing({ tx, by, proposal, at }: Doing): Promise<void> {
  const { id, number, code, about, proposedBy } = proposal
  // A record that was put back may still have an open proposal of what is withheld by a later one.
  if (await holderOf(tx, about)) throw new Refusal('already_withheld')
  const eventId = await eventOf(tx, about)
  const of = eventId ? { eventId } : {}
  const data = { number, code, about, proposedBy }
  await append(tx, by, { kind: 'content.withheld', subject: `removal:${id}`, at, data, ...of })
  if ((await withholdAgain(tx, id)) === 0) throw new Refusal('not_found')
}

/** Withholds what the log says a removal withholds: for a record put back as it was before. Out: how many texts. */
export async function withholdAgain(tx: Tx, removalId: string): Promise<number> {
  const [row] = await tx.execute<{ texts: number }>(sql`select withhold(${removalId}::uuid) as texts`)
  await indexAnew(tx, removalId)
  return row?.texts ?? 0
}

/** Shows again what an earlier removal withholds. */
export async function showThing({ tx, by, proposal, at }: Doing): Promise<void> {
  const withheld = proposal.about.slice('removal:'.length)
  const [held] = await tx.select().from(removals).where(eq(removals.id, withheld))
  const eventId = held && (await eventOf(tx, held.about))
  const of = eventId ? { eventId } : {}
  const data = {
    number: held?.number ?? 0,
    removal: proposal.id,
    about: held?.about ?? '',
    proposedBy: proposal.proposedBy,
  }
  await append(tx, by, { kind: 'content.shown', subject: proposal.about, at, data, ...of })
  await showAgain(tx, withheld)
}

/** Shows what the log says was shown again: for a record put back as it was before. */
export async function showAgain(tx: Tx, removalId: string): Promise<void> {
  await tx.execute(sql`select show_again(${removalId}::uuid)`)
  await indexAnew(tx, removalId)
}

/** What an event is found by follows its words. */
async function indexAnew(tx: Tx, removalId: string): Promise<void> {
  const [entry] = await tx.execute<{ about: string }>(sql`
    select convert_from(envelope, 'UTF8')::jsonb -> 'data' ->> 'about' as about from entries
    where kind = 'content.withheld' and subject = ${`removal:${removalId}`}`)
  const name = entry && parseName(entry.about)
  if (name?.thing === 'event') return indexEvent(tx, name.parts[0])
  if (name?.thing !== 'claim') return
  const [claim] = await tx.select({ event: claims.eventId }).from(claims).where(eq(claims.id, name.parts[0]))
  if (claim) await indexEvent(tx, claim.event)
}
