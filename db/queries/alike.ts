import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { type Shared, sharedPassages } from '../../domain/copies'
import { urlKey } from '../../domain/source'
import type { Db } from '../client'
import { likenesses, sources, users } from '../schema'
import { listSources } from './sources'

export type Alike = Awaited<ReturnType<typeof listAlike>>[number]

/** So many of the most alike are compared word by word. */
const COMPARED = 5

/**
 * The sources that share passages with one, the most alike first: the passages where they stand in both, with their words,
 * the longest first, and what a reviewer said of the two, if one did.
 */
export async function listAlike(db: Db, sourceId: string) {
  const near = await db.execute<{ id: string }>(sql`
    select o.source_id as id
    from source_bands s join source_bands o on o.band = s.band and o.hash = s.hash and o.source_id <> s.source_id
    where s.source_id = ${sourceId}
    group by o.source_id
    order by count(*) desc, o.source_id
    limit ${COMPARED}`)
  if (near.length === 0) return []
  const ids = near.map((row) => row.id)
  const texts = await db
    .select({ id: sources.id, text: sources.text })
    .from(sources)
    .where(inArray(sources.id, [...ids, sourceId]))
  const textOf = (id: string) => texts.find((each) => each.id === id)?.text ?? ''
  const own = textOf(sourceId)
  const lines = await listSources(db, ids)
  const found = ids.flatMap((id) => {
    const source = lines.find((line) => line.id === id)
    const shared = source ? sharedBy({ id: sourceId, text: own }, { id, text: textOf(id) }) : []
    const passages = shared.map((each) => ({ ...each, exact: own.slice(each.a.start, each.a.end) }))
    return source && passages.length > 0 ? [{ source, passages }] : []
  })
  return Promise.all(found.map(async (each) => ({ ...each, said: await readLikeness(db, sourceId, each.source.id) })))
}

type Text = { id: string; text: string }

/** What two texts were found to share: neither ever changes, and a page is drawn often. */
const compared = new Map<string, readonly Shared[]>()
const REMEMBERED = 500

function sharedBy(one: Text, other: Text): readonly Shared[] {
  const key = `${one.id} ${other.id}`
  const shared = compared.get(key) ?? sharedPassages(one.text, other.text)
  const [oldest] = compared.keys()
  if (oldest !== undefined && compared.size >= REMEMBERED && !compared.has(key)) compared.delete(oldest)
  compared.set(key, shared)
  return shared
}

/**
 * What stands of two sources: that one of them (`of`) relays the other's report, or that neither does, and who said so last;
 * null when nobody said anything.
 */
export async function readLikeness(db: Db, one: string, other: string) {
  const { sourceId, earlierId, relays, saidBy, at, version } = likenesses
  const pair = (from: string, to: string) => and(eq(sourceId, from), eq(earlierId, to))
  const said = await db
    .selectDistinctOn([sourceId], { of: sourceId, relays, by: users.handle, at })
    .from(likenesses)
    .leftJoin(users, eq(users.id, saidBy))
    .where(or(pair(one, other), pair(other, one)))
    .orderBy(sourceId, desc(version))
  const [last] = said.toSorted((a, b) => Number(b.relays) - Number(a.relays) || b.at.getTime() - a.at.getTime())
  return last ?? null
}

/** The sources whose current address leads to the same page as this one, the newest first. */
export async function findByUrl(db: Db, url: string) {
  const rows = await db.execute<{ id: string }>(sql`
    select v.source_id as id from source_versions v
    where v.url_key = ${urlKey(url)}
      and not exists (select from source_versions l where l.source_id = v.source_id and l.version > v.version)
    order by v.at desc
    limit ${COMPARED}`)
  const ids = rows.map((row) => row.id)
  const lines = await listSources(db, ids)
  return ids.flatMap((id) => lines.find((line) => line.id === id) ?? [])
}
