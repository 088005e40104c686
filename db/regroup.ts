import { and, asc, desc, eq, inArray, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Part } from '../domain/permissions'
import type { Grouped, Move, Placed } from '../domain/regrouping'
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

async function groupedOf(tx: Tx, id: string): Promise<Grouped> {
  const placed = await tx.execute<Placed>(sql`
    select c.id, c.position, exists (select from disputes d where d.claim_id = c.id and d.open) as disputed
    from claims c where c.event_id = ${id} order by c.position`)
  return { id, merged: (await mergeOn(tx, id)) !== null, claims: placed, places: await placesOf(tx, id) }
}

/** How many places an event ever gave: a claim that went elsewhere left its own behind. */
export async function placesOf(tx: Tx, eventId: string): Promise<number> {
  const [row] = await tx.execute<{ places: number }>(sql`
    select 1 + greatest(-1, (select max(position) from claims where event_id = ${eventId}),
      (select max("left") from claim_moves where from_event = ${eventId}),
      (select max(position) from claim_moves where to_event = ${eventId})) as places`)
  return row?.places ?? 0
}

/** The merge by which an event leads on to another, if one stands. */
export async function mergeOn(tx: Tx, eventId: string): Promise<{ id: string; into: string } | null> {
  const undoing = alias(regroupings, 'undoing')
  const isUndone = tx.select().from(undoing).where(eq(undoing.undoes, regroupings.id))
  const [merge] = await tx
    .select({ id: regroupings.id, into: regroupings.toEvent })
    .from(regroupings)
    .where(and(eq(regroupings.fromEvent, eventId), eq(regroupings.kind, 'merged'), notExists(isUndone)))
  return merge ?? null
}

/** What a regrouping moved, in the order of the places that were left. */
export async function movesOf(tx: Tx, regroupingId: string): Promise<Move[]> {
  const { claimId: claim, fromEvent: from, toEvent: to, left, position } = claimMoves
  return tx
    .select({ claim, from, to, left, position })
    .from(claimMoves)
    .where(eq(claimMoves.regroupingId, regroupingId))
    .orderBy(asc(left))
}

/** What binds whoever does it to any of these claims. */
export async function partsInAny(tx: Tx, by: Doer, claimIds: readonly string[]): Promise<Part[]> {
  const person = idOf(by)
  if (person === null) return []
  const all: Part[] = []
  for (const id of claimIds) all.push(...(await partsIn(tx, id, person)))
  return all
}

/** Puts claims that are held where they go, each with its entry; both events are found by what stands under them now. */
export async function moveClaims(tx: Tx, by: Doer, regroupingId: string, moves: readonly Move[], at: Date) {
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
}
