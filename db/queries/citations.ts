import { asc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Choice } from '../../domain/suggestion'
import type { Db } from '../client'
import { citations, users, withdrawnCitations } from '../schema'
import { withdrawnOf } from './evidence'

export type Citation = Awaited<ReturnType<typeof listCitations>>[number]

/**
 * What some sources pass on, in the order of each text; withdrawn citations too. Agents are given as those they were merged
 * into; `cites` is the captured source that it goes back to, and the citation there; `choice` what its recorder made of the
 * reader's proposal, null where there was none.
 */
export async function listCitations(db: Db, sourceIds: readonly string[]) {
  if (sourceIds.length === 0) return []
  const [recorder, withdrawer, linker] = [alias(users, 'recorder'), alias(users, 'withdrawer'), alias(users, 'linker')]
  const link = sql`(select k.* from citation_links k where k.citation_id = ${citations.id} order by version desc limit 1)`
  const rows = await db
    .select({
      id: citations.id,
      source: citations.sourceId,
      event: citations.eventId,
      exact: citations.exact,
      start: citations.start,
      end: citations.end,
      agent: sql<string | null>`survivor_of(${citations.agent})`,
      unnamed: citations.unnamed,
      via: sql<string[]>`array(
        select survivor_of(v.agent) from citation_via v where v.citation_id = ${citations.id} order by v.position)`,
      relation: citations.relation,
      act: citations.act,
      recordedBy: recorder.handle,
      at: citations.at,
      choice: sql<Choice | null>`(select s.choice from suggestion_choices s where s.citation_id = ${citations.id} limit 1)`,
      cites: { source: sql<string | null>`link.cited_source`, citation: sql<string | null>`link.cited_citation` },
      linkedBy: linker.handle,
      withdrawn: {
        at: withdrawnCitations.at,
        reason: withdrawnCitations.reason,
        by: withdrawer.handle,
        dispute: withdrawnCitations.disputeId,
      },
    })
    .from(citations)
    .leftJoin(recorder, eq(recorder.id, citations.recordedBy))
    .leftJoin(withdrawnCitations, eq(withdrawnCitations.citationId, citations.id))
    .leftJoin(withdrawer, eq(withdrawer.id, withdrawnCitations.withdrawnBy))
    .leftJoinLateral(sql`${link} link`, sql`true`)
    .leftJoin(linker, sql`${linker.id} = link.linked_by`)
    .where(inArray(citations.sourceId, [...new Set(sourceIds)]))
    .orderBy(asc(citations.sourceId), asc(citations.start), asc(citations.at), asc(citations.id))
  return rows.map(({ cites, withdrawn, ...row }) => {
    return {
      ...row,
      cites: cites.source ? { source: cites.source, citation: cites.citation } : null,
      active: withdrawn.at === null,
      withdrawn: withdrawnOf(withdrawn),
    }
  })
}
