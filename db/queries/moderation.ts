import { desc, eq, inArray, sql } from 'drizzle-orm'
import type { CaseState } from '../../domain/dispute'
import { contestOf, MODERATION_KINDS, type ModerationKind, WITHDRAWALS } from '../../domain/moderation'
import type { Db } from '../client'
import { claims, disputes, entries, events, users } from '../schema'
import { cursorFrom, lineIn } from './cursor'
import { type HistoryLine, readLines } from './history'
import { isId } from './ids'
import { titles } from './log'
import { nameOf } from './parties'
import { listStanding } from './standing'

export type ActsPage = Awaited<ReturnType<typeof listActs>>
export type ActLine = ActsPage['items'][number]

type Asked = { kind?: ModerationKind | null; by?: string | null; limit?: number; cursor?: string | null }

/**
 * Every act of moderation, newest first, of one kind or of all, by one person (their handle) or by anybody: told as in a history;
 * besides what it is about, whom it concerns, and how it can be contested now. What the rule did by itself is none of them, nor what
 * somebody withdrew of their own.
 */
export async function listActs(db: Db, { kind, by, limit = 25, cursor }: Asked = {}) {
  const actor = by ? await idOf(db, by) : null
  const found =
    by && !actor ? [] : await findActs(db, kind ? [kind] : MODERATION_KINDS, actor, lineIn(cursor), limit + 1)
  const ids = found.slice(0, limit)
  const { items, ...beside } = await readLines(db, inArray(entries.id, ids), { order: desc(entries.id), limit })
  const around = await readAround(db, ids, items)
  const people = await readPeople(db, items)
  return {
    ...beside,
    people,
    items: items.map((item) => ({ ...item, ...around(item) })),
    next: found.length > limit ? cursorFrom([ids.at(-1) ?? 0]) : null,
  }
}

/** Whose handle this is, as it is written; null for nobody's. */
async function idOf(db: Db, handle: string): Promise<string | null> {
  const [found] = await db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.handle, handle.replace(/^@/, '')))
  return found?.id ?? null
}

/** The numbers of the newest acts below a line of the log: of each kind so many are found by the index, and the newest of these kept. */
async function findActs(
  db: Db,
  kinds: readonly ModerationKind[],
  actor: string | null,
  below: number | null,
  limit: number,
): Promise<number[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select found.id from unnest(array[${sql.join(
      kinds.map((kind) => sql`${kind}`),
      sql`, `,
    )}]::text[]) asked
    cross join lateral (
      select e.id from entries e
      where e.kind = asked::entry_kind and ${actor ? sql`e.actor = ${actor}` : sql`e.actor <> 'rule'`}
        and e.id < ${below ?? Number.MAX_SAFE_INTEGER} and ${ofOthers}
      order by e.id desc limit ${limit}) found
    order by found.id desc limit ${limit}`)
  return rows.map(({ id }) => Number(id))
}

/** Whether it is no withdrawal, or one of what somebody else recorded. */
const ofOthers = sql`case e.kind::text
  when ${sql.raw(`'${WITHDRAWALS[0]}'`)} then exists (
    select from evidence x where x.id = split_part(e.subject, ':', 2)::uuid and x.attached_by::text <> e.actor)
  when ${sql.raw(`'${WITHDRAWALS[1]}'`)} then exists (
    select from citations x where x.id = split_part(e.subject, ':', 2)::uuid and x.recorded_by::text <> e.actor)
  when ${sql.raw(`'${WITHDRAWALS[2]}'`)} then exists (
    select from dates x where x.id = split_part(e.subject, ':', 2)::uuid and x.recorded_by::text <> e.actor)
  else true end`

/** What the claim and the case of each act are now: where the act leads, and how it is contested. */
async function readAround(db: Db, ids: readonly number[], items: readonly HistoryLine[]) {
  const rows = await db
    .select({
      id: entries.id,
      subject: entries.subject,
      slug: events.slug,
      titles,
      demonstration: sql<boolean>`coalesce(${events.demonstration}, false)`,
      contestable: sql<boolean>`coalesce(${claims.settledAt} is not null and ${claims.verdict} is not null, false)`,
      named: thingNamed,
      open: sql<string | null>`(
        select d.id from disputes d where d.open and d.about in (${thingNamed}, 'claim:' || ${claims.id})
        order by d.about = ${thingNamed} desc nulls last limit 1)`,
    })
    .from(entries)
    .leftJoin(claims, eq(claims.id, entries.claimId))
    .leftJoin(events, sql`${events.id} = coalesce(${claims.eventId}, ${entries.eventId})`)
    .where(inArray(entries.id, [...ids]))
  const cases = [...new Set(items.flatMap(({ dispute }) => dispute ?? []))].filter(isId)
  const states = await statesOf(db, cases)
  const known = new Map(rows.map((row) => [row.id, row]))
  const standing = await listStanding(
    db,
    rows.flatMap(({ named }) => named ?? []),
  )
  return (item: HistoryLine) => {
    const row = known.get(item.id)
    const own = item.dispute ? (states.get(item.dispute) ?? null) : null
    const over = own === null || own === 'final' || own === 'ruled_on_appeal'
    const id = over ? (row?.open ?? null) : item.dispute
    const state = over && id ? 'opened' : own
    const thing = (row?.named && standing.get(row.named)) || null
    const on = { thing: thing !== null, claim: row?.contestable ?? false }
    return {
      kind: item.kind as ModerationKind,
      slug: row?.slug ?? null,
      agent: row?.subject.startsWith('agent:') ? row.subject.slice('agent:'.length) : null,
      titles: row?.titles ?? null,
      demonstration: row?.demonstration ?? false,
      contest: { way: contestOf(item.kind as ModerationKind, state, on), dispute: id, thing },
    }
  }
}

/** The piece of evidence, the citation, the date or the regrouping that an act names, as `kind:id`; null where it names none. */
const thingNamed = sql<string | null>`substring(
  concat_ws(' ', convert_from(${entries.envelope}, 'UTF8')::jsonb -> 'data' ->> 'about', ${entries.subject})
  from '(?:^| )((?:evidence|citation|date|regrouping):[0-9a-f-]{36})(?: |$)')`

async function statesOf(db: Db, ids: readonly string[]): Promise<Map<string, CaseState>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: disputes.id, state: disputes.state })
    .from(disputes)
    .where(inArray(disputes.id, [...ids]))
  return new Map(rows.map(({ id, state }) => [id, state]))
}

/** Who those are whom acts concern, by id; null for whoever is gone. */
async function readPeople(db: Db, items: readonly HistoryLine[]): Promise<Record<string, string | null>> {
  const ids = items.flatMap(({ after }) =>
    typeof after?.person === 'string' && isId(after.person) ? after.person : [],
  )
  if (ids.length === 0) return {}
  const rows = await db
    .select({ id: users.id, name: nameOf(sql`${users}`) })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]))
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
