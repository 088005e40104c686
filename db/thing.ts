import { type SQL, sql } from 'drizzle-orm'
import { Refusal } from '../domain/refusal'
import { parseAbout, type ThingKind } from '../domain/thing'
import { type Claim, lockClaim } from './claim'
import type { Db, Tx } from './client'
import { lockEvent } from './event'
import { claimsReached, graphHeld, lockGraph } from './graph'
import { movesOf } from './regroup'
import { ofCase } from './ties'

/** Something that can be disputed, as it stands: what it says, where, and whose doing it is. */
export type Thing = {
  about: string
  kind: ThingKind
  id: string
  /** The event that it is shown under now, whatever was merged since. */
  eventId: string
  /** The event that it was recorded for, in whose history it stands. */
  home: string
  /** The claim that it is, or is evidence of; null for what is of the event. */
  claimId: string | null
  /** Who recorded it, or did it; null for the operator. */
  by: string | null
  /** Whether it stands: neither withdrawn nor excluded; of a regrouping, that no later deed has moved its claims on either. */
  stands: boolean
  /** The case whose ruling excluded it, while it is excluded. */
  excludedBy: string | null
  /** What it says, the claim or the passage, and in which source; of a regrouping why it was done. */
  says: string
  sourceId: string | null
}

/** A thing that is held for a deed, with the claims that it bears on: nobody votes on one of them meanwhile. */
export type Held = Thing & { claims: Claim[] }

type Row = Omit<Thing, 'about' | 'kind' | 'eventId'> & { eventId: string | null }

/** What the things of each kind are read from. */
const READ: Readonly<Record<ThingKind, SQL>> = {
  claim: sql`
    select c.id, c.event_id as home, c.id as "claimId", c.added_by as by, true as stands, null as "excludedBy", null as "sourceId",
      (select text from claim_texts t where t.claim_id = c.id order by t.at, t.language limit 1) as says
    from claims c`,
  evidence: sql`
    select e.id, (select k.event_id from claims k where k.id = e.claim_id) as home, e.claim_id as "claimId", e.attached_by as by, w.at is null as stands, w.dispute_id as "excludedBy",
      e.source_id as "sourceId", e.exact as says
    from evidence e left join withdrawn_evidence w on w.evidence_id = e.id`,
  citation: sql`
    select c.id, c.event_id as home, null::uuid as "claimId", c.recorded_by as by, w.at is null as stands, w.dispute_id as "excludedBy",
      c.source_id as "sourceId", c.exact as says
    from citations c left join withdrawn_citations w on w.citation_id = c.id`,
  date: sql`
    select d.id, d.event_id as home, null::uuid as "claimId", d.recorded_by as by, w.at is null as stands, w.dispute_id as "excludedBy",
      d.source_id as "sourceId", d.exact as says
    from dates d left join withdrawn_dates w on w.date_id = d.id`,
  regrouping: sql`
    select r.id, case r.kind when 'parted' then r.to_event else r.from_event end as home, null::uuid as "claimId", r.regrouped_by as by,
      r.stands, r.excluded_by as "excludedBy", null::uuid as "sourceId", r.reason as says
    from regroupings r`,
}

/** What a name of a thing that can be disputed is of, as it stands; null for nothing. */
export async function findThing(db: Db, about: string): Promise<Thing | null> {
  const name = parseAbout(about)
  if (!name) return null
  const { kind, id } = name
  const named = `${kind}:${id}`
  const [row] = await db.execute<Row>(sql`
    select x.*, event_of(${named}) as "eventId" from (${READ[kind]}) x where x.id = ${id}`)
  // A citation from before they named their event bears on none, and is not found.
  return row?.eventId ? { ...row, about: named, kind, eventId: row.eventId } : null
}

/** The same for a deed. Refused: `not_found` (at the field). */
export async function readThing(db: Db, about: string, field?: string): Promise<Thing> {
  const found = await findThing(db, about)
  if (!found) throw new Refusal('not_found', field)
  return found
}

/**
 * Takes a thing for a deed on a case about it, and every claim that it bears on: of a verdict or a piece of evidence its own
 * claim, of a regrouping those that it moved and those that they lead on to, else every claim of its event, which gets no others meanwhile. In the order of all deeds:
 * the graph, events, claims. Refused: `not_found` (at the field); `moved`.
 */
export async function lockThing(tx: Tx, about: string, field?: string): Promise<Held> {
  const found = await readThing(tx, about, field)
  if (found.claimId) {
    const claim = await lockClaim(tx, found.claimId)
    const thing = await readThing(tx, about, field)
    // Carried to another claim while we waited, or back: whoever asks again finds it there.
    if (thing.claimId !== claim.id) throw new Refusal('moved')
    return { ...thing, claims: [claim] }
  }
  if (found.kind === 'regrouping') return lockRegrouping(tx, found, field)
  // A ruling may exclude a citation, and changes the graph by that.
  if (found.kind === 'citation') await lockGraph(tx)
  else await tx.execute(sql`select ${graphHeld}`)
  const thing = await lockPlace(tx, about, field)
  const held: Claim[] = []
  for (const { id } of await claimsOf(tx, thing)) held.push(await lockClaim(tx, id))
  return { ...thing, claims: held }
}

/** Takes both events of a regrouping, every claim under them, and those that it moved or that these lead on to, wherever they stand. */
async function lockRegrouping(tx: Tx, { about, id }: Thing, field?: string): Promise<Held> {
  await tx.execute(sql`select ${graphHeld}`)
  const moves = await movesOf(tx, id)
  const events = [...new Set(moves.flatMap(({ from, to }) => [from, to]))].sort()
  for (const event of events) await lockEvent(tx, event)
  const ids = `{${moves.map(({ claim }) => claim).join()}}`
  const bearing = await tx.execute<{ id: string }>(sql`
    select id from claims where id = any(${ids}::uuid[]) or id in (select merged_into from claims where id = any(${ids}::uuid[]))`)
  const moved = bearing.map((each) => each.id)
  const all = await tx.execute<{ id: string }>(sql`
    select id from claims where event_id = any(${`{${events.join()}}`}::uuid[]) or id = any(${`{${moved.join()}}`}::uuid[]) order by id`)
  const held: Claim[] = []
  for (const { id } of all) held.push(await lockClaim(tx, id))
  return { ...(await readThing(tx, about, field)), claims: held.filter((claim) => moved.includes(claim.id)) }
}

/** Takes the event that a thing is of: it does not come to stand, or cease to, meanwhile. Refused: `not_found` (at the field); `moved`. */
export async function lockPlace(tx: Tx, about: string, field?: string): Promise<Thing> {
  const found = await readThing(tx, about, field)
  await lockEvent(tx, found.eventId)
  const thing = await readThing(tx, about, field)
  // Merged elsewhere while we waited: whoever asks again finds it there.
  if (thing.eventId !== found.eventId) throw new Refusal('moved')
  return thing
}

/**
 * Every claim that a citation bears on: those of its event, and those elsewhere whose evidence speaks through it. For whoever holds the
 * graph: nobody votes meanwhile.
 */
export async function claimsBorne(tx: Tx, citationId: string): Promise<{ id: string }[]> {
  const found = await findThing(tx, `citation:${citationId}`)
  const here = found ? await claimsOf(tx, found) : []
  return [...here, ...(await claimsReached(tx, { citations: [citationId] }))]
}

/** The claims that a thing bears on, and the round that each is in; in the order in which they are taken. */
export async function claimsOf(tx: Tx, { about, claimId }: Thing): Promise<{ id: string; round: number }[]> {
  return tx.execute<{ id: string; round: number }>(sql`
    select k.id, k.round from (select ${about}::text as about, ${claimId}::uuid as claim_id) d
    join claims k on k.id in ${ofCase(sql`d`).claims} order by k.id`)
}
