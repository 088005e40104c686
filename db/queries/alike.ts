import { eq, inArray, sql } from 'drizzle-orm'
import { sharedPassages } from '../../domain/copies'
import { urlKey } from '../../domain/source'
import type { Db } from '../client'
import { likenesses, sources, users } from '../schema'
import { listSources } from './sources'

export type Alike = Awaited<ReturnType<typeof listAlike>>[number]

/** So many of the most alike are compared word by word. */
const COMPARED = 5

/**
 * The sources that share passages with one, the most alike first: which of them was captured earlier, the passages where they
 * stand in both, and what a reviewer said of the two, if one did.
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
  const said = await listSaid(db, sourceId)
  const lines = await listSources(db, ids)
  return ids.flatMap((id) => {
    const source = lines.find((line) => line.id === id)
    const passages = source ? sharedPassages(textOf(sourceId), textOf(id)) : []
    return source && passages.length > 0
      ? [{ source, passages, said: said.find((each) => each.earlier === id) ?? null }]
      : []
  })
}

/** What reviewers said of a source: whose report it relays, and whose it does not. */
async function listSaid(db: Db, sourceId: string) {
  return db
    .selectDistinctOn([likenesses.earlierId], {
      earlier: likenesses.earlierId,
      relays: likenesses.relays,
      by: users.handle,
      at: likenesses.at,
    })
    .from(likenesses)
    .leftJoin(users, eq(users.id, likenesses.saidBy))
    .where(eq(likenesses.sourceId, sourceId))
    .orderBy(likenesses.earlierId, sql`${likenesses.version} desc`)
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
