import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { discloseFinding } from '../../domain/blindness'
import type { State } from '../../domain/claim'
import type { Verdict } from '../../domain/verdict'
import type { Db } from '../client'
import { claims, claimTexts, events, eventTexts, eventTimes } from '../schema'
import { cursorFrom, placeIn } from './cursor'
import { searchFor } from './search'

export type EventLine = Awaited<ReturnType<typeof listEvents>>['items'][number]
export type EventFilter = {
  verdict?: Verdict | null
  state?: State | readonly State[] | null
  /** Only events that are told in this language. */
  language?: string | null
  q?: string | null
  limit?: number
  cursor?: string | null
}

/**
 * Events by their headline claim, the last changed first; `next` is the cursor of the rest, if there is more. A verdict
 * under review is null, and is never found by a verdict. A cursor that is none begins at the start.
 */
export async function listEvents(db: Db, { limit = 20, ...filter }: EventFilter) {
  const rows = await db
    .select({
      id: events.id,
      claim: claims.id,
      slug: events.slug,
      demonstration: events.demonstration,
      state: claims.state,
      settledAt: claims.settledAt,
      verdict: claims.verdict,
      because: claims.because,
      contested: claims.contested,
      cast: claims.cast,
      updatedAt: claims.updatedAt,
    })
    .from(claims)
    .innerJoin(events, eq(events.id, claims.eventId))
    .where(and(sql`${claims.position} = 0`, ...conditions(filter)))
    .orderBy(desc(claims.updatedAt), desc(claims.id))
    .limit(limit + 1)

  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const words = await listWords(db, shown)
  return {
    items: shown.map(({ id, claim, settledAt, verdict, because, contested, ...line }) => {
      const settled = settledAt !== null
      return {
        ...line,
        ...discloseFinding({ verdict, because }, settled),
        contested: settled && contested,
        texts: words.texts(id),
        claim: words.claim(claim),
        time: words.time(id),
      }
    }),
    next: last ? cursorFrom([last.updatedAt.getTime(), last.claim]) : null,
  }
}

function conditions({ verdict, state, language, q, cursor }: EventFilter): SQL[] {
  const place = placeIn(cursor)
  const search = searchFor(q)
  return [
    verdict && sql`${claims.verdict} = ${verdict} and ${claims.state} <> 'under_review'`,
    state && inArray(claims.state, [state].flat()),
    language &&
      sql`exists (select from ${eventTexts} where ${eventTexts.eventId} = ${events.id} and ${eventTexts.language} = ${language})`,
    search && sql`${events.search} @@ ${search}::tsquery`,
    place && sql`(${claims.updatedAt}, ${claims.id}) < (${place.at.toISOString()}::timestamptz, ${place.id}::uuid)`,
  ].filter((each): each is SQL => Boolean(each))
}

/** The current titles, claims and times of a page of events. */
async function listWords(db: Db, rows: readonly { id: string; claim: string }[]) {
  const ids = rows.map((row) => row.id)
  const { eventId, language, title, summary, place } = eventTexts
  const told = await db
    .selectDistinctOn([eventId, language], { eventId, language, title, summary, place })
    .from(eventTexts)
    .where(inArray(eventId, ids))
    .orderBy(eventId, language, desc(eventTexts.version))
  const worded = await db
    .selectDistinctOn([claimTexts.claimId, claimTexts.language])
    .from(claimTexts)
    .where(
      inArray(
        claimTexts.claimId,
        rows.map((row) => row.claim),
      ),
    )
    .orderBy(claimTexts.claimId, claimTexts.language, desc(claimTexts.version))
  const { value, until, precision } = eventTimes
  const times = await db
    .selectDistinctOn([eventTimes.eventId], { event: eventTimes.eventId, value, until, precision })
    .from(eventTimes)
    .where(inArray(eventTimes.eventId, ids))
    .orderBy(eventTimes.eventId, desc(eventTimes.version))
  return {
    texts: (id: string) =>
      Object.fromEntries(
        told.filter((each) => each.eventId === id).map(({ eventId: _, ...each }) => [each.language, each]),
      ),
    claim: (id: string) =>
      Object.fromEntries(worded.filter((each) => each.claimId === id).map((each) => [each.language, each.text])),
    time: (id: string) => times.find((each) => each.event === id) ?? null,
  }
}

/** A sitemap holds 50,000 addresses; ours stand in it once, with their other languages beside them. */
const ADDRESSES = 15_000

/** The slugs of all events that are no demonstration, the last changed first: for those who look for pages. */
export async function listAddresses(db: Db) {
  return db
    .select({ slug: events.slug, updatedAt: claims.updatedAt })
    .from(claims)
    .innerJoin(events, eq(events.id, claims.eventId))
    .where(and(sql`${claims.position} = 0`, eq(events.demonstration, false)))
    .orderBy(desc(claims.updatedAt), desc(claims.id))
    .limit(ADDRESSES)
}
