import { desc, eq, sql } from 'drizzle-orm'
import type { EntryKind } from '../../domain/entry'
import { FLAG_DAYS, type FlaggedThing, flaggedThing, isOverdue } from '../../domain/flag'
import type { Part } from '../../domain/permissions'
import type { Db } from '../client'
import { type Flagged, findFlagged, listActsOn } from '../flag'
import { events, flagAnswers, flags, users } from '../schema'
import { ofClaim, partsOf } from '../ties'
import { cursorFrom, placeIn } from './cursor'
import { listStanding, type Standing } from './standing'
import { listWithholdable, textsOf, type Withholdable } from './withholdable'

export type FlaggedPage = Awaited<ReturnType<typeof listFlagged>>
export type FlaggedText = FlaggedPage['items'][number]
export type OwnFlag = Awaited<ReturnType<typeof listOwnFlags>>[number]
export type FlagCounts = Awaited<ReturnType<typeof countFlags>>
export type Flaggable = Withholdable & { thing: FlaggedThing }

/** So many texts are answered from one page, and as many flags of oneself are listed; of one text, so many are read. */
const LISTED = { texts: 20, own: 50, flags: 20 } as const

/** As much of a text as tells which one it is. */
const SHOWN = 300

/** Flags that no answer has come to. */
const open = sql`not exists (select from flag_answers a where a.about = f.about and a.turn = f.turn)`

type Page = { limit?: number; cursor?: string | null }

/**
 * Texts with open flags, the one that has waited longest first: how many flags it has, since when, and whether that is too long; and how
 * many there are on all pages.
 */
export async function listOpenFlags(db: Db, { limit = LISTED.texts, cursor }: Page = {}) {
  const after = placeIn(cursor)
  const beyond = after ? sql`having ${turnOf} > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : sql``
  const rows = await db.execute<{ about: string; turn: number; count: number; since: string; oldest: string }>(sql`
    select f.about, f.turn, count(*)::int as count, min(f.at) as since, ${oldest} as oldest from flags f where ${open}
    group by f.about, f.turn ${beyond} order by ${turnOf} limit ${limit + 1}`)
  const [all] = await db.execute<{ waiting: number }>(sql`
    select count(distinct (f.about, f.turn))::int as waiting from flags f where ${open}`)
  const at = new Date()
  const items = rows.slice(0, limit).map(({ oldest, ...row }) => {
    const since = new Date(row.since)
    return { ...row, since, overdue: isOverdue(since, at), place: [since.getTime(), oldest] as const }
  })
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, waiting: all?.waiting ?? 0, next: last ? cursorFrom(last.place) : null }
}

/** The place of a text in the queue: when its first flag was raised, and which that is. */
const oldest = sql`(array_agg(f.id order by f.at, f.id))[1]`
const turnOf = sql`(min(f.at), ${oldest})`

/**
 * The same as a moderator reads them: the text itself, what is said against it, by which acts something was done since, and what
 * binds the viewer to it. Who flagged it is told to nobody.
 */
export async function listFlagged(db: Db, viewer: { id: string }, page: Page = {}) {
  const { items: lines, ...beside } = await listOpenFlags(db, page)
  const standing = await standingOf(db, lines)
  const items: ((typeof lines)[number] & Read & { contest: Standing | null })[] = []
  for (const line of lines)
    items.push({ ...line, ...(await readFlagged(db, line, viewer)), contest: standing.get(line.about) ?? null })
  return { ...beside, items }
}

const standingOf = (db: Db, texts: readonly { about: string }[]) =>
  listStanding(
    db,
    texts.map(({ about }) => about),
  )

type Read = Awaited<ReturnType<typeof readFlagged>>

async function readFlagged(
  db: Db,
  { about, turn, since }: { about: string; turn: number; since: Date },
  viewer: { id: string },
) {
  const place: Flagged = (await findFlagged(db, about)) ?? {
    authors: [],
    claimId: null,
    eventId: null,
    isPublic: false,
  }
  const { ground, reason, at } = flags
  const of = sql`${flags.about} = ${about} and ${flags.turn} = ${turn}`
  const self = place.authors.includes(viewer.id)
  // Nobody reads what is said against their own words: the style may say by whom.
  const said = self ? [] : await db.select({ ground, reason, at }).from(flags).where(of).orderBy(at).limit(LISTED.flags)
  const own = await db.$count(flags, sql`${of} and ${flags.flaggedBy} = ${viewer.id}`)
  return {
    thing: flaggedThing(about) as FlaggedThing,
    text: (await textsOf(db, about))[0]?.slice(0, SHOWN) ?? null,
    said,
    acts: await listActsOn(db, about, place, since),
    slug: await slugOf(db, place),
    stake: { self, own: own > 0, parts: await partsAt(db, place, viewer) },
  }
}

async function partsAt(db: Db, { claimId }: Flagged, { id }: { id: string }): Promise<Part[]> {
  if (claimId === null) return []
  const [row] = await db.execute<{ parts: Part[] }>(
    sql`select ${partsOf(ofClaim(sql`${claimId}::uuid`), sql`${id}::uuid`)} as parts`,
  )
  return row?.parts ?? []
}

async function slugOf(db: Db, { eventId }: Flagged): Promise<string | null> {
  if (eventId === null) return null
  const [event] = await db.select({ slug: events.slug }).from(events).where(eq(events.id, eventId))
  return event?.slug ?? null
}

/** What somebody has flagged, the newest first, and what was answered. */
export async function listOwnFlags(db: Db, userId: string) {
  const { id, about, ground, reason, at } = flags
  const rows = await db
    .select({
      id,
      about,
      ground,
      reason,
      at,
      outcome: flagAnswers.outcome,
      act: sql<EntryKind | null>`${flagAnswers.actKind}`,
      answer: flagAnswers.reason,
      answeredBy: users.handle,
      answeredAt: flagAnswers.at,
    })
    .from(flags)
    .leftJoin(flagAnswers, sql`${flagAnswers.about} = ${about} and ${flagAnswers.turn} = ${flags.turn}`)
    .leftJoin(users, eq(users.id, flagAnswers.answeredBy))
    .where(eq(flags.flaggedBy, userId))
    .orderBy(desc(at), desc(id))
    .limit(LISTED.own)
  const standing = await standingOf(db, rows)
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      contest: standing.get(row.about) ?? null,
      thing: flaggedThing(row.about) as FlaggedThing,
      text: (await textsOf(db, row.about))[0]?.slice(0, SHOWN) ?? null,
    })),
  )
}

/** What of an event, a source or a case can be flagged: what everybody reads there. */
export async function listFlaggable(
  db: Db,
  page: { of: 'events' | 'sources' | 'disputes'; id: string },
): Promise<Flaggable[]> {
  const found: Flaggable[] = []
  for (const { about, text } of await listWithholdable(db, page)) {
    const thing = flaggedThing(about)
    if (thing && (thing !== 'reply' || (await findFlagged(db, about))?.isPublic)) found.push({ about, thing, text })
  }
  return found
}

/** For everybody: how many flags are open and since when, how many have waited too long, and how many were answered in which way. */
export async function countFlags(db: Db) {
  const [row] = await db.execute<{
    open: number
    overdue: number
    since: string | null
    acted: number
    notActed: number
  }>(sql`
    select count(*) filter (where a.id is null)::int as open,
      count(*) filter (where a.id is null and f.at < now() - make_interval(days => ${FLAG_DAYS}::int))::int as overdue,
      min(f.at) filter (where a.id is null) as since,
      count(*) filter (where a.outcome = 'acted')::int as acted,
      count(*) filter (where a.outcome = 'not_acted')::int as "notActed"
    from flags f left join flag_answers a on a.about = f.about and a.turn = f.turn`)
  const { open = 0, overdue = 0, since = null, acted = 0, notActed = 0 } = row ?? {}
  return { open, overdue, since: since === null ? null : new Date(since), acted, notActed }
}
