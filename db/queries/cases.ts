import { and, count, eq, type SQL, sql } from 'drizzle-orm'
import { HEADLINE } from '../../domain/claim'
import { type CaseState, HANDS } from '../../domain/dispute'
import type { Role } from '../../domain/permissions'
import { REACH_DAYS, SOURCE_HOURS, VOTE_HOURS } from '../../domain/reach'
import type { Verdict } from '../../domain/verdict'
import type { Db } from '../client'
import { claims, disputes, events, opinions, rulings, users } from '../schema'
import { ADMINS, benchOf, isHeard, lapsedBy, MODERATORS, moderatorsBut, ofCase, partsOf, tied } from '../ties'
import { inTurn, type RowPlace } from './in-turn'
import { claimWords } from './wordings'

/**
 * How a case stands to somebody: taken by them; theirs to decide; one they are heard in; one they are barred from deciding; or it
 * waits, for its hearing, for whoever has taken it, or for somebody who may decide it.
 */
export const CASE_KINDS = ['held', 'mine', 'heard', 'barred', 'waiting'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

type Viewer = { id: string; role: Role }

/** What a case is about. */
const OF = ofCase(sql`${disputes}`)

/** The case that is next to be worked on by this person: one they have taken, or one of theirs to decide; null where there is none. */
export async function readNextCase(db: Db, viewer: Viewer, besides: string): Promise<string | null> {
  for (const kind of ['held', 'mine'] as const) {
    const next = (await listKind(db, viewer, kind, 2, null)).find(({ id }) => id !== besides)
    if (next) return next.id
  }
  return null
}

/** How many cases are open, in which state, and how many of them this person has taken or could decide now. */
export async function countCases(db: Db, viewer: Viewer) {
  const how = standingTo(viewer)
  const rows = await db
    .select({
      state: disputes.state,
      open: count(),
      mine: sql<number>`count(*) filter (where ${how.mine})::int`,
      held: sql<number>`count(*) filter (where ${how.held})::int`,
    })
    .from(disputes)
    .where(eq(disputes.open, true))
    .groupBy(disputes.state)
    .orderBy(disputes.state)
  const sum = (of: 'open' | 'mine' | 'held') => rows.reduce((all, row) => all + row[of], 0)
  const states = rows.map(({ state, open }): { state: CaseState; open: number } => ({ state, open }))
  return { open: sum('open'), mine: sum('mine'), held: sum('held'), states }
}

/** The cases as they stand to one person, kind after kind; each in the order of the queue (domain/reach.ts), its first first. */
export async function listCases(db: Db, viewer: Viewer, page: { limit: number; cursor: string | null }) {
  const decides = viewer.role === 'moderator' || viewer.role === 'admin'
  const kinds = decides ? CASE_KINDS : (['heard'] as const)
  return inTurn<CaseKind, Row>(kinds, page, (kind, limit, after) => listKind(db, viewer, kind, limit, after))
}

export type CaseRow = Awaited<ReturnType<typeof listCases>>['items'][number]
type Row = Awaited<ReturnType<typeof listKind>>[number]

async function listKind(db: Db, viewer: Viewer, kind: CaseKind, limit: number, after: RowPlace | null) {
  const who = sql`${viewer.id}::uuid`
  const beyond = after
    ? sql`(${turn}, ${disputes.id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    : sql`true`
  // Which cases first, then what is shown of them: what follows is reckoned for these alone.
  const place = db.$with('place').as(
    db
      .select({ id: disputes.id, turn: turn.as('turn') })
      .from(disputes)
      .innerJoin(reach, sql`true`)
      .where(and(standingTo(viewer)[kind], notOver, beyond))
      .orderBy(turn, disputes.id)
      .limit(limit),
  )
  return db
    .with(place)
    .select({
      id: disputes.id,
      ground: disputes.ground,
      state: disputes.state,
      dueAt: disputes.dueAt,
      heldAt: disputes.heldAt,
      at: sql`${place.turn}`.mapWith(disputes.openedAt),
      openedAt: disputes.openedAt,
      sources: sql<number>`reach.sources`,
      votes: sql<number>`reach.votes`,
      openedBy: sql<string | null>`(select handle from ${users} where ${users.id} = ${disputes.openedBy})`,
      heldBy: sql<string | null>`(select handle from ${users} where ${users.id} = ${disputes.holderId})`,
      byRule: sql<boolean>`${disputes.openedBy} is null`,
      slug: events.slug,
      texts: claimWords,
      about: disputes.about,
      verdict: sql<Verdict | null>`case when ${claims.settledAt} is not null then ${claims.verdict} end`,
      parts: partsOf(OF, who),
      wrote: wrote(who),
      /** Nobody could decide it now. */
      waits: waitsForHands(),
    })
    .from(place)
    .innerJoin(disputes, eq(disputes.id, place.id))
    .innerJoin(claims, toldWith)
    .innerJoin(events, eq(events.id, claims.eventId))
    .innerJoin(reach, sql`true`)
    .orderBy(place.turn, place.id)
}

/** How many sources have active evidence on what a case bears on, and how many votes were cast on it: of what is of an event, on all its claims. */
const reach = sql`lateral (
  select (select count(distinct e.source_id)::int from evidence e
      where e.claim_id in ${OF.claims} and not exists (select from withdrawn_evidence w where w.evidence_id = e.id)) as sources,
    (select coalesce(sum(c.cast), 0)::int from claims c where c.id in ${OF.claims}) as votes) reach`

/** The place of a row in the queue, as `turnOf` reckons it. */
const turn = sql<Date>`(${disputes.openedAt} - interval '1 hour' * least(
  ${sql.raw(String(REACH_DAYS * 24))},
  reach.sources * ${sql.raw(String(SOURCE_HOURS))} + reach.votes * ${sql.raw(String(VOTE_HOURS))}))`

/** Every case that stands in any way to anybody; the index of what is due holds these and no others. */
const notOver = sql`${disputes.state} <> 'final'`

/** The claim that a case is told with: its own, else the headline claim of the event that what it is about is shown under. */
export const toldWith = sql`${claims.id} = coalesce(${disputes.claimId}, (
  select headline.id from claims headline where headline.event_id = event_of(${disputes.about}) and headline.position = ${HEADLINE}))`

/** Each way a case can stand to somebody, as a condition; no case is in two of them. */
function standingTo({ id, role }: Viewer): Readonly<Record<CaseKind, SQL>> {
  const who = sql`${id}::uuid`
  const held = sql`(${disputes.open} and ${disputes.holderId} is not distinct from ${who})`
  const free = sql`(${disputes.state} in ('under_ruling', 'appealed') and ${disputes.holderId} is null)`
  const barred = sql`(${tied(OF, who)} or ${wrote(who)})`
  const mine = sql`(${free} and not ${barred} and ${role === 'admin' ? sql`(${disputes.dueAt} <= now() or not ${enoughOf(moderatorsBut(who, sql`${disputes.openedAt}`))})` : sql`true`}
    and not (${letGo(who)} and (${others(MODERATORS)} or (${disputes.dueAt} <= now() or not ${enoughOf(MODERATORS)}) and ${others(ADMINS)})))`
  const heard = sql`((${disputes.open} or ${disputes.state} = 'ruled') and ${isHeard(sql`${disputes}`, who)})`
  const rest = sql`${disputes.open} and ${disputes.holderId} is distinct from ${who} and not ${heard}`
  return {
    held,
    mine: sql`(${mine} and not ${heard})`,
    heard: sql`(${heard} and not ${held})`,
    barred: sql`(${rest} and ${barred})`,
    waiting: sql`(${rest} and not ${barred} and not ${mine})`,
  }
}

/** Whether somebody has written in a case what decides it, or might have. */
function wrote(who: SQL): SQL<boolean> {
  return sql<boolean>`(exists (select from ${opinions} o where o.dispute_id = ${disputes.id} and o.moderator_id = ${who})
    or exists (select from ${rulings} r where r.dispute_id = ${disputes.id} and r.moderator_id = ${who}))`
}

/** Whether somebody let a case lapse. */
function letGo(who: SQL): SQL<boolean> {
  return sql<boolean>`exists (select from (${lapsedBy(sql`${disputes.id}`)}) lapsed where lapsed.by = ${who}::text)`
}

/** Whether somebody in their seats could decide a case who never let it lapse. */
function others(seats: SQL): SQL<boolean> {
  return sql<boolean>`exists (select from (${benchOf(OF, seats)}) bench
    where not ${wrote(sql`bench.id`)} and not ${letGo(sql`bench.id`)})`
}

/** Whether an open case is nobody's now for want of moderators who could decide it. */
export function waitsForHands(): SQL<boolean> {
  return sql<boolean>`(${disputes.open} and ${disputes.holderId} is null and not ${enoughOf(MODERATORS)})`
}

/** Whether as many moderators as must yet write could; beyond these nobody is looked for. */
const enoughOf = (seats: SQL) => sql`((select count(*) from (
    select from (${benchOf(OF, seats)}) bench where not ${wrote(sql`bench.id`)} limit ${HANDS}) able) >=
  case when ${disputes.state} = 'appealed'
    and not exists (select from ${opinions} o where o.dispute_id = ${disputes.id} and o.stage = 'appeal') then ${HANDS}::int else 1 end)`
