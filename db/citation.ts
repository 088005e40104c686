import { and, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../domain/refusal'
import type { Tx } from './client'
import type { OfferedCitation } from './inputs/citations'
import { survivorsOf } from './known'
import { citations, withdrawnCitations } from './schema'

export type Given = z.output<typeof OfferedCitation>

/** Whether a citation says what was proposed, and nothing else. */
export function isAsOffered(given: Given, offered: Given): boolean {
  const { agent, unnamed, relation, act, start, end } = offered
  const same = { agent, unnamed, relation, act, start, end }
  const differs = (Object.keys(same) as (keyof typeof same)[]).some((field) => given[field] !== same[field])
  return !differs && given.via.join() === offered.via.join()
}

/** Whether this chain is recorded with this act at this passage of the source already, and was not withdrawn. */
export async function isKnown(tx: Tx, sourceId: string, given: Given): Promise<boolean> {
  const { id, agent, unnamed, act, start, end } = citations
  const of = given.agent === null ? isNull(agent) : sql`survivor_of(${agent}) = survivor_of(${given.agent})`
  const via = sql`array(
    select survivor_of(v.agent) from citation_via v where v.citation_id = ${id} order by v.position)`
  const rows = await tx
    .select({ id })
    .from(citations)
    .leftJoin(withdrawnCitations, eq(withdrawnCitations.citationId, id))
    .where(
      and(
        eq(citations.sourceId, sourceId),
        isNull(withdrawnCitations.at),
        eq(start, given.start),
        eq(end, given.end),
        eq(unnamed, given.unnamed),
        eq(act, given.act),
        of,
        sql`${via} = ${`{${(await survivorsOf(tx, given.via)).join()}}`}::text[]`,
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** A citation that was not withdrawn. Refused: `not_found` (at the field), `already_withdrawn`. */
export async function activeCitation(tx: Tx, id: string, field?: string) {
  const { sourceId, agent, unnamed, recordedBy, eventId } = citations
  const [found] = await tx
    .select({ id: citations.id, sourceId, agent, unnamed, recordedBy, eventId, withdrawn: withdrawnCitations.at })
    .from(citations)
    .leftJoin(withdrawnCitations, eq(withdrawnCitations.citationId, citations.id))
    .where(eq(citations.id, id))
  if (!found) throw new Refusal('not_found', field)
  if (found.withdrawn) throw new Refusal('already_withdrawn', field)
  return found
}
