import { desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../client'
import { events, likenesses, users } from '../schema'
import { listAgents } from './agents'
import { listCitations } from './citations'
import { listDatesIn, listOccasions } from './dates'
import { listDisputes } from './disputes'
import { listSources } from './sources'

export type PassedOn = Awaited<ReturnType<typeof readPassedOn>>

/** So many of the newest that link to a source are listed with it. */
const LINKED = 100

/**
 * What stands between a source and others: what it passes on and the times it gives, withdrawn ones too; whose report it
 * relays and who relays it; which citations elsewhere go back to it. With the events, sources and agents they speak of.
 */
export async function readPassedOn(db: Db, sourceId: string) {
  const [citations, dates] = [await listCitations(db, [sourceId]), await listDatesIn(db, sourceId)]
  const [linked, likened] = [await listLinkedTo(db, sourceId), await listLikened(db, sourceId)]
  const told = await listTold(
    db,
    [...citations, ...dates].map(({ event }) => event),
  )
  const sources = await listSources(db, [
    ...citations.flatMap(({ cites }) => cites?.source ?? []),
    ...linked.map(({ source }) => source),
    ...likened.flatMap(({ source, earlier }) => [source, earlier]),
  ])
  const agents = await listAgents(db, [
    ...[...citations, ...linked].flatMap(({ agent, via }) => (agent ? [agent, ...via] : via)),
    ...sources.flatMap(({ publisher }) => publisher ?? []),
  ])
  const abouts = [...citations.map(({ id }) => `citation:${id}`), ...dates.map(({ id }) => `date:${id}`)]
  return {
    citations,
    dates,
    disputes: await listDisputes(db, [], abouts),
    occasions: await listOccasions(db, ...new Set(dates.map(({ event }) => event))),
    relays: likened.filter(({ source }) => source === sourceId),
    relayedBy: likened.filter(({ earlier }) => earlier === sourceId),
    linked,
    events: told,
    sources,
    agents,
  }
}

/** The citations of other sources that go back to this one, as they are linked now; withdrawn ones are left out. */
async function listLinkedTo(db: Db, sourceId: string) {
  const rows = await db.execute<{ id: string; source: string }>(sql`
    select c.id, c.source_id as source
    from citation_links k join citations c on c.id = k.citation_id
    where k.cited_source = ${sourceId}
      and not exists (select from citation_links n where n.citation_id = k.citation_id and n.version > k.version)
      and not exists (select from withdrawn_citations w where w.citation_id = c.id)
    order by k.at desc
    limit ${LINKED}`)
  const ids = new Set(rows.map(({ id }) => id))
  const all = await listCitations(
    db,
    rows.map(({ source }) => source),
  )
  return all.filter(({ id }) => ids.has(id))
}

/** Of which earlier source it relays the report, and which later ones relay its own: as reviewers say now. */
async function listLikened(db: Db, sourceId: string) {
  const { sourceId: source, earlierId: earlier, relays, version, at } = likenesses
  const rows = await db
    .selectDistinctOn([source, earlier], { source, earlier, relays, by: users.handle, at })
    .from(likenesses)
    .leftJoin(users, eq(users.id, likenesses.saidBy))
    .where(sql`${source} = ${sourceId} or ${earlier} = ${sourceId}`)
    .orderBy(source, earlier, desc(version))
  return rows.filter((row) => row.relays)
}

/** Events by their ids: where they stand, and what they are called in each language. */
async function listTold(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return {}
  const rows = await db
    .select({
      id: events.id,
      slug: events.slug,
      demonstration: events.demonstration,
      title: sql<Record<string, string>>`(
        select jsonb_object_agg(t.language, t.title) from (
          select distinct on (language) language, title from event_texts
          where event_id = ${events.id} order by language, version desc) t)`,
    })
    .from(events)
    .where(inArray(events.id, [...new Set(ids)]))
  return Object.fromEntries(rows.map((row) => [row.id, row]))
}
