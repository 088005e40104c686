import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Precision } from '../../domain/time'
import type { Db } from '../client'
import { claims, events, evidence, sources, sourceVersions, users, withdrawnEvidence } from '../schema'

export type SourceLine = Awaited<ReturnType<typeof listSources>>[number]
export type SourcePage = NonNullable<Awaited<ReturnType<typeof readSource>>>

import { isId } from './ids'
import { claimWords } from './wordings'

const DESCRIBED = {
  version: sourceVersions.version,
  publisher: sql<string | null>`survivor_of(${sourceVersions.publisher})`,
  url: sourceVersions.url,
  title: sourceVersions.title,
  byline: sourceVersions.byline,
  language: sourceVersions.language,
  published: sourceVersions.published,
  publishedPrecision: sourceVersions.publishedPrecision,
  publishedZone: sourceVersions.publishedZone,
  updated: sourceVersions.updated,
  updatedPrecision: sourceVersions.updatedPrecision,
  updatedZone: sourceVersions.updatedZone,
}

/** Sources by their ids as they are described now, without their texts, in the order they were captured. */
export async function listSources(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await db
    .selectDistinctOn([sources.id], {
      ...DESCRIBED,
      id: sources.id,
      sha256: sources.bytesSha256,
      capturedAt: sources.capturedAt,
    })
    .from(sources)
    .innerJoin(sourceVersions, eq(sourceVersions.sourceId, sources.id))
    .where(inArray(sources.id, [...new Set(ids)]))
    .orderBy(sources.id, desc(sourceVersions.version))
  return rows
    .map(withMoments)
    .sort((a, b) => a.capturedAt.getTime() - b.capturedAt.getTime() || a.id.localeCompare(b.id))
}

/** One source with its text, all its descriptions (the current one first) and every passage of it that is cited. */
export async function readSource(db: Db, id: string) {
  if (!isId(id)) return null
  const [source] = await db
    .select({
      id: sources.id,
      text: sources.text,
      textSha256: sources.textSha256,
      bytesSha256: sources.bytesSha256,
      length: sql<number>`octet_length(${sources.bytes})`,
      capturedAt: sources.capturedAt,
      capturedBy: users.handle,
    })
    .from(sources)
    .leftJoin(users, eq(users.id, sources.capturedBy))
    .where(eq(sources.id, id))
  if (!source) return null

  const versions = await db
    .select({ ...DESCRIBED, by: users.handle, at: sourceVersions.at })
    .from(sourceVersions)
    .leftJoin(users, eq(users.id, sourceVersions.writtenBy))
    .where(eq(sourceVersions.sourceId, id))
    .orderBy(desc(sourceVersions.version))
  const [current, ...earlier] = versions.map(withMoments)
  if (!current) return null
  const passages = await listPassages(db, id)
  const demonstration = passages.length > 0 && passages.every((each) => each.demonstration)
  return { ...source, current, earlier, passages, demonstration }
}

/** Every active passage of a source, in the order of the text, with the claim it is set against. */
async function listPassages(db: Db, id: string) {
  return db
    .select({
      id: evidence.id,
      start: evidence.start,
      end: evidence.end,
      stance: evidence.stance,
      claim: claims.id,
      position: claims.position,
      slug: events.slug,
      demonstration: events.demonstration,
      text: claimWords,
    })
    .from(evidence)
    .innerJoin(claims, eq(claims.id, evidence.claimId))
    .innerJoin(events, eq(events.id, claims.eventId))
    .leftJoin(withdrawnEvidence, eq(withdrawnEvidence.evidenceId, evidence.id))
    .where(and(eq(evidence.sourceId, id), isNull(withdrawnEvidence.at)))
    .orderBy(asc(evidence.start), asc(evidence.end), asc(evidence.id))
}

type Columns = {
  published: string | null
  publishedPrecision: Precision | null
  publishedZone: string | null
  updated: string | null
  updatedPrecision: Precision | null
  updatedZone: string | null
}

/** Two times of three columns each, as moments. */
function withMoments<R extends Columns>(row: R) {
  const { published, publishedPrecision, publishedZone, updated, updatedPrecision, updatedZone, ...rest } = row
  const moment = (value: string | null, precision: Precision | null, zone: string | null) =>
    value && precision ? { value, precision, zone } : null
  return {
    ...rest,
    published: moment(published, publishedPrecision, publishedZone),
    updated: moment(updated, updatedPrecision, updatedZone),
  }
}
