import { and, desc, eq, inArray, isNull, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Part } from '../domain/permissions'
import { type Grouped, type Move, type Moved, type Placed, type Regrouped, standsBy } from '../domain/regrouping'
import { append } from './audit'
import { partsIn } from './claim'
import type { Tx } from './client'
import { type Doer, idOf } from './deed'
import { lockEvent } from './event'
import { claimMoves, claims, regroupings } from './schema'
import { indexEvent } from './wording'

/** Takes events in the order of their ids, and then every claim that stands under them: nothing of theirs moves meanwhile. */
export async function lockGrouped(tx: Tx, ids: readonly string[]): Promise<(Grouped & { demonstration: boolean })[]> {
  const sorted = [...new Set(ids)].sort()
  const held = new Map<string, boolean>()
  for (const id of sorted) held.set(id, (await lockEvent(tx, id)).demonstration)
  await tx
    .select({ id: claims.id })
    .from(claims)
    .where(inArray(claims.eventId, sorted))
    .orderBy(claims.id)
    .for('no key update')
  const found: (Grouped & { demonstration: boolean })[] = []
  for (const id of ids) found.push({ ...(await groupedOf(tx, id)), demonstration: held.get(id) ?? false })
  return found
}

/** A claim is disputed while a case is open on it, or on a regrouping that moved it; but for the regrouping `but`, whose own case this is. */
async function groupedOf(tx: Tx, id: string, but: string | null = null): Promise<Grouped> {
  const placed = await tx.execute<Placed>(sql`
    select c.id, c.position, exists (select from disputes d where d.claim_id = c.id and d.open)
      or exists (select from claim_moves m join disputes d on d.about = 'regrouping:' || m.regrouping_id and d.open
        where m.claim_id = c.id and m.regrouping_id is distinct from ${but}) as disputed,
      c.merged_into is not null as merged, array(select j.id from claims j where j.merged_into = c.id or j.id = c.merged_into) as joined
    from claims c where c.event_id = ${id} order by c.position`)
  return { id, merged: await leadsOn(tx, id), claims: placed, places: await placesOf(tx, id) }
}

/** Whether an event leads on to another. */
export async function leadsOn(tx: Tx, eventId: string): Promise<boolean> {
  const rows = await tx.execute(sql`select from leads where from_event = ${eventId}`)
  return rows.length > 0
}

/** A regrouping that is held with its events, as a ruling on it finds it. */
export async function regroupedBy(tx: Tx, id: string): Promise<Regrouped> {
  const [row] = await tx.select().from(regroupings).where(eq(regroupings.id, id))
  const { kind, fromEvent, toEvent } = row as typeof regroupings.$inferSelect
  const [from, to] = [await groupedOf(tx, fromEvent, id), await groupedOf(tx, toEvent, id)]
  return { kind, moves: await movesOf(tx, id), from, to }
}

/** How many places an event ever gave: a claim that went elsewhere left its own behind. */
export async function placesOf(tx: Tx, eventId: string): Promise<number> {
  const [row] = await tx.execute<{ places: number }>(sql`
    select 1 + greatest(-1, (select max(position) from claims where event_id = ${eventId}),
      (select max("left") from claim_moves where from_event = ${eventId}),
      (select max(position) from claim_moves where to_event = ${eventId})) as places`)
  return row?.places ?? 0
}

/** The merge by which an event leads on to another, if one does. */
export async function mergeOn(tx: Tx, eventId: string): Promise<{ id: string; into: string } | null> {
  const undoing = alias(regroupings, 'undoing')
  const isUndone = tx
    .select()
    .from(undoing)
    .where(and(eq(undoing.undoes, regroupings.id), isNull(undoing.excludedBy)))
  const [merge] = await tx
    .select({ id: regroupings.id, into: regroupings.toEvent })
    .from(regroupings)
    .where(
      and(
        eq(regroupings.fromEvent, eventId),
        eq(regroupings.kind, 'merged'),
        isNull(regroupings.excludedBy),
        notExists(isUndone),
      ),
    )
  return merge ?? null
}

/**
 * What a regrouping moved, in the order of the places that were left; each claim once, however often rulings undid it and did it
 * again, and whatever else such a ruling moved as if it had gone the same way.
 */
export async function movesOf(tx: Tx, regroupingId: string): Promise<Move[]> {
  return tx.execute<Move>(sql`
    select claim, "from", "to", "left", position from (
      select distinct on (m.claim_id) m.claim_id as claim, r.from_event as "from", r.to_event as "to",
        case when m.from_event = r.from_event then m."left" else m.position end as "left",
        case when m.from_event = r.from_event then m.position else m."left" end as position
      from claim_moves m join regroupings r on r.id = m.regrouping_id
      where m.regrouping_id = ${regroupingId} order by m.claim_id, m.version) moved
    order by "left"`)
}

/** What binds whoever does it to any of these claims. */
export async function partsInAny(tx: Tx, by: Doer, claimIds: readonly string[]): Promise<Part[]> {
  const person = idOf(by)
  if (person === null) return []
  const all: Part[] = []
  for (const id of claimIds) all.push(...(await partsIn(tx, id, person)))
  return all
}

/**
 * Puts claims that are held where they go, each with its entry; both events are found by what stands under them now. It is noted which
 * regroupings stand after that.
 */
export async function moveClaims(tx: Tx, by: Doer | 'rule', regroupingId: string, moves: readonly Move[], at: Date) {
  for (const { claim: claimId, from, to, left, position } of moves) {
    const { version: before } = claimMoves
    const [last] = await tx
      .select({ before })
      .from(claimMoves)
      .where(eq(claimMoves.claimId, claimId))
      .orderBy(desc(before))
      .limit(1)
    const version = (last?.before ?? 0) + 1
    const place = { fromEvent: from, toEvent: to, left, position }
    await tx.insert(claimMoves).values({ claimId, version, regroupingId, ...place, at })
    await tx.update(claims).set({ eventId: to, position }).where(eq(claims.id, claimId))
    await append(tx, by, {
      kind: 'claim.moved',
      subject: `claim:${claimId}`,
      ver: version,
      at,
      eventId: from,
      claimId,
      data: { claim: claimId, from, to, position, regrouping: regroupingId },
    })
  }
  for (const id of new Set(moves.flatMap(({ from, to }) => [from, to]))) await indexEvent(tx, id)
  await noteStanding(
    tx,
    moves.map(({ claim }) => claim),
  )
}

/** A regrouping stands while it is by it that each claim which it moved stands where it does. */
async function noteStanding(tx: Tx, moved: readonly string[]) {
  if (moved.length === 0) return
  const lines = await tx.execute<{ line: (Moved & { touched: boolean })[] }>(sql`
    with touched as (select distinct regrouping_id as id from claim_moves where claim_id = any(${`{${moved.join()}}`}::uuid[]))
    select jsonb_agg(jsonb_build_object('regrouping', m.regrouping_id, 'undone', m.from_event <> r.from_event,
      'touched', m.regrouping_id in (select id from touched)) order by m.version) as line
    from claim_moves m join regroupings r on r.id = m.regrouping_id
    where m.claim_id in (select claim_id from claim_moves where regrouping_id in (select id from touched))
    group by m.claim_id`)
  const touched = lines.flatMap(({ line }) => line.filter((each) => each.touched).map(({ regrouping }) => regrouping))
  const fallen = lines.flatMap(({ line }) =>
    line.map(({ regrouping }) => regrouping).filter((id) => id !== standsBy(line)),
  )
  for (const stands of [false, true]) {
    const those = [...new Set(touched)].filter((id) => fallen.includes(id) !== stands)
    const changed = and(inArray(regroupings.id, those), eq(regroupings.stands, !stands))
    await tx.update(regroupings).set({ stands }).where(changed)
  }
}
