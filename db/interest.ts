import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Interest, meets } from '../domain/interest'
import { append } from './audit'
import type { Claim } from './claim'
import type { Tx } from './client'
import { reckon } from './reckon'
import { interestEnds, interests, interestsMet, votes } from './schema'

/** What is about to be set against a claim: whom it names is met before it is there. */
export type Coming = { sourceId: string; speaker: string; citationId: string | null }

/** Takes a person for a deed that changes what binds them: what they decide meanwhile waits, and then reads what it left. */
export async function holdPerson(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`select from users where id = ${id} for no key update`)
}

/** The interests of these people that are known, ended or not; of the forgotten none is. */
async function interestsOf(tx: Tx, people: readonly string[]): Promise<(Interest & { userId: string })[]> {
  const { userId, kind, agent, country } = interests
  const rows = await tx
    .select({ userId, kind, agent, country, endedAt: interestEnds.at })
    .from(interests)
    .leftJoin(interestEnds, eq(interestEnds.interestId, interests.id))
    .where(inArray(userId, [...people]))
  return rows.flatMap(({ kind, ...interest }) => (kind === null ? [] : { kind, ...interest }))
}

/** What an interest can meet in a claim, and in what is about to be set against it. */
async function touchedBy(tx: Tx, claim: Claim, coming: Coming | null) {
  const { sourceId = null, speaker = null, citationId = null } = coming ?? {}
  const rows = await tx.execute<{ id: string; country: string | null }>(sql`
    with coming(id) as (
      select ${speaker}::text
      union select publisher from source_versions where source_id = ${sourceId}::uuid
      union select agent from citations where id = ${citationId}::uuid
      union select agent from citation_via where citation_id = ${citationId}::uuid
    )
    select a.id, a.country from agents a where a.id in (
      select agents_in(${claim.id}::uuid)
      union select self from coming, unnest(selves_of(survivor_of(coming.id))) self where coming.id is not null)`)
  const countries = rows.flatMap(({ country }) => country ?? [])
  return { agents: new Set(rows.map(({ id }) => id)), countries: new Set(countries), addedAt: claim.addedAt }
}

/**
 * Writes down, once and for good, whom of these people an interest meets on a claim that the caller holds, before the deed that
 * makes it so: that one meets, not which. The votes that they have on it count no more from here. Out: the claim as it now stands.
 */
export async function meet(
  tx: Tx,
  claim: Claim,
  people: readonly string[],
  at: Date,
  coming: Coming | null = null,
): Promise<Claim> {
  if (people.length === 0) return claim
  const declared = await interestsOf(tx, people)
  if (declared.length === 0) return claim
  const touched = await touchedBy(tx, claim, coming)
  const met = new Set(declared.filter((each) => meets(each, touched)).map(({ userId }) => userId))

  let now = claim
  const voted = new Set(await votersOn(tx, claim.id))
  for (const person of [...met].sort()) {
    const isNew = await tx
      .insert(interestsMet)
      .values({ claimId: claim.id, userId: person, at })
      .onConflictDoNothing()
      .returning({ at: interestsMet.at })
    if (isNew.length === 0) continue
    const place = { at, eventId: claim.eventId, claimId: claim.id }
    const subject = `interest:${claim.id}:${person}`
    await append(tx, 'rule', { ...place, kind: 'interest.met', subject, data: { claim: claim.id, person } })
    if (voted.has(person)) now = await reckon(tx, now, at)
  }
  return now
}

/** Everybody who has voted on a claim. */
export async function votersOn(tx: Tx, claimId: string): Promise<string[]> {
  const rows = await tx.selectDistinct({ id: votes.reviewerId }).from(votes).where(eq(votes.claimId, claimId))
  return rows.map(({ id }) => id)
}

/** An interest of somebody, for whoever holds them; null where they have none of this id. */
export async function interestOf(tx: Tx, id: string, userId: string) {
  const [found] = await tx
    .select({ endedAt: interestEnds.at })
    .from(interests)
    .leftJoin(interestEnds, eq(interestEnds.interestId, interests.id))
    .where(and(eq(interests.id, id), eq(interests.userId, userId)))
  return found ?? null
}
