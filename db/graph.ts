import { sql } from 'drizzle-orm'
import type { CitationEdge, Graph, SourceNode } from '../domain/provenance'
import type { Tx } from './client'

/** The advisory lock of the graph: shared by deeds that read it under a claim, alone for those that change it. */
const GRAPH = sql.raw('1769173345')

/** A condition that holds once the graph is held still for this transaction. */
export const graphHeld = sql`pg_advisory_xact_lock_shared(${GRAPH}) is not null`

/** Takes the graph for a deed that changes it, before any claim is taken: claims are then found, locked and reckoned anew. */
export async function lockGraph(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${GRAPH})`)
}

/**
 * The part of the graph that the evidence of some claims, or the citations of some sources, can reach: active citations, each
 * with what it goes back to, and the sources they stand in. Agents are given as those they were merged into.
 */
export async function loadGraph(
  tx: Tx,
  from: { claims?: readonly string[]; sources?: readonly string[] },
): Promise<Graph> {
  const [claims, sources] = [arrayOf(from.claims), arrayOf(from.sources)]
  const [edges, nodes] = await Promise.all([
    tx.execute<CitationEdge & Link>(sql`
      with recursive reached(id) as (
        (select citation_id from evidence where claim_id = any(${claims}::uuid[]) and citation_id is not null
         union
         select id from citations where source_id = any(${sources}::uuid[]))
        union
        select l.cited_citation from reached r, lateral ${LINK} l where l.cited_citation is not null
      )
      select c.id, c.source_id as source, survivor_of(c.agent) as agent, c.unnamed,
        array(select survivor_of(v.agent) from citation_via v where v.citation_id = c.id order by v.position) as via,
        l.cited_source, l.cited_citation
      from reached r
      join citations c on c.id = r.id
      left join lateral ${LINK} l on true
      where not exists (select from citation_withdrawals w where w.citation_id = c.id)`),
    tx.execute<SourceNode>(sql`
      with recursive reached(id) as (
        (select source_id from evidence where claim_id = any(${claims}::uuid[])
         union
         select unnest(${sources}::uuid[]))
        union
        select s.id from reached r, lateral (
          ${EARLIER}
          union all
          select l.cited_source from citations c, lateral ${LINK_OF_C} l where c.source_id = r.id and l.cited_source is not null
        ) s(id)
      )
      select r.id, survivor_of(d.publisher) as publisher, e.id as "sameAs"
      from reached r
      join lateral (select publisher from source_versions v where v.source_id = r.id order by version desc limit 1) d on true
      left join lateral (${EARLIER}) e(id) on true`),
  ])
  return {
    sources: new Map(nodes.map((node) => [node.id, node])),
    citations: new Map(edges.map((edge) => [edge.id, edgeOf(edge)])),
  }
}

/** Ids as Postgres reads an array; they hold nothing that would need quoting. */
function arrayOf(ids: readonly string[] = []): string {
  return `{${ids.join(',')}}`
}

type Link = { cited_source: string | null; cited_citation: string | null }

const LINK = sql.raw(`(
  select cited_source, cited_citation from citation_links k where k.citation_id = r.id order by version desc limit 1)`)
const LINK_OF_C = sql.raw(`(
  select cited_source, cited_citation from citation_links k where k.citation_id = c.id order by version desc limit 1)`)

/** The earlier source whose report a source relays: of those that were said and not unsaid, the one said last. */
const EARLIER = sql.raw(`(
  select k.earlier_id from likenesses k
  where k.source_id = r.id and k.relays
    and not exists (
      select from likenesses n where n.source_id = k.source_id and n.earlier_id = k.earlier_id and n.version > k.version)
  order by k.at desc, k.earlier_id limit 1)`)

function edgeOf({ cited_source, cited_citation, ...edge }: CitationEdge & Link): CitationEdge {
  return { ...edge, cites: cited_source ? { source: cited_source, citation: cited_citation } : null }
}

/**
 * The claims, in the order of their ids, that a change of these citations, sources or agents can touch: whose evidence speaks
 * through them or through what goes back to them. For whoever holds the graph.
 */
export async function claimsTouched(
  tx: Tx,
  by: { citations?: readonly string[]; sources?: readonly string[]; agents?: readonly string[] },
): Promise<string[]> {
  const [citations, sources, agents] = [arrayOf(by.citations), arrayOf(by.sources), arrayOf(by.agents)]
  const rows = await tx.execute<{ id: string }>(sql`
    with recursive stood(id) as (
      (select unnest(${sources}::uuid[])
       union
       select source_id from source_versions where publisher = any(${agents}::text[]))
      union
      select k.source_id from stood s join likenesses k on k.earlier_id = s.id
    ), passed(id) as (
      (select unnest(${citations}::uuid[])
       union
       select id from citations where agent = any(${agents}::text[])
       union
       select citation_id from citation_via where agent = any(${agents}::text[])
       union
       select c.id from citations c join stood s on s.id = c.source_id)
      union
      select k.citation_id from passed p join citation_links k on k.cited_citation = p.id
    )
    select distinct claim_id as id from evidence
    where citation_id in (select id from passed) or source_id in (select id from stood) or speaker = any(${agents}::text[])
    order by 1`)
  return rows.map((row) => row.id)
}
