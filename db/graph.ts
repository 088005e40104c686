import { sql } from 'drizzle-orm'
import type { CitationEdge, Graph, SourceNode } from '../domain/provenance'
import type { Tx } from './client'
import { LOCKS } from './locks'

const GRAPH = sql.raw(String(LOCKS.graph))

/** A condition that holds once the graph is held still for this transaction. */
export const graphHeld = sql`pg_advisory_xact_lock_shared(${GRAPH}) is not null`

/** Holds the graph still for a deed that asks which claim something bears on before it takes that claim. */
export async function holdGraph(tx: Tx): Promise<void> {
  await tx.execute(sql`select ${graphHeld}`)
}

/** Takes the graph for a deed that changes it, before any claim is taken: claims are then found, locked and reckoned anew. */
export async function lockGraph(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${GRAPH})`)
}

/**
 * The part of the graph that the evidence of some claims, or the citations of some sources, can reach: active citations, each
 * with what it goes back to; the sources to begin with, those that citations go back to, and those whose report these relay.
 * Agents are given as those they were merged into.
 */
export async function loadGraph(
  tx: Tx,
  from: { claims?: readonly string[]; sources?: readonly string[] },
): Promise<Graph> {
  const [claims, sources] = [arrayOf(from.claims), arrayOf(from.sources)]
  const reached = sql`reached(id) as (
    (select citation_id from evidence where claim_id = any(${claims}::uuid[]) and citation_id is not null
     union
     select id from citations where source_id = any(${sources}::uuid[]))
    union
    select l.cited_citation from reached r, lateral ${LINK} l where l.cited_citation is not null
  )`
  const [edges, nodes] = await Promise.all([
    tx.execute<CitationEdge & Link>(sql`
      with recursive ${reached}
      select r.id, c.source_id as source, ${survivorOf('c.agent')} as agent, c.unnamed,
        array(select ${survivorOf('v.agent')} from citation_via v where v.citation_id = r.id order by v.position) as via,
        l.cited_source, l.cited_citation
      from reached r
      cross join lateral ${CITATION} c
      left join lateral ${LINK} l on true
      where (select w.at from withdrawn_citations w where w.citation_id = r.id) is null`),
    tx.execute<SourceNode>(sql`
      with recursive ${reached}, read(id) as (
        (select source_id from evidence where claim_id = any(${claims}::uuid[])
         union
         select unnest(${sources}::uuid[])
         union
         select l.cited_source from reached r, lateral ${LINK} l where l.cited_source is not null)
        union
        select e.earlier_id from read r, lateral ${EARLIER} e
      )
      select r.id, ${survivorOf('d.publisher')} as publisher, e.earlier_id as "sameAs"
      from read r
      cross join lateral ${DESCRIBED} d
      left join lateral ${EARLIER} e on true`),
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

// What follows is asked once for each row reached: `limit` and `offset` keep Postgres from reading whole tables instead.
const CITATION = sql.raw('(select c.source_id, c.agent, c.unnamed from citations c where c.id = r.id limit 1)')
const LINK = sql.raw(`(
  select cited_source, cited_citation from citation_links k where k.citation_id = r.id order by version desc limit 1)`)
const DESCRIBED = sql.raw(
  '(select publisher from source_versions v where v.source_id = r.id order by version desc limit 1)',
)

/** The earlier source whose report a source relays: of those that were said and not unsaid, the one said last. */
const EARLIER = sql.raw(`(
  select k.earlier_id from likenesses k
  where k.source_id = r.id and k.relays
    and not exists (
      select from likenesses n where n.source_id = k.source_id and n.earlier_id = k.earlier_id and n.version > k.version)
  order by k.at desc, k.earlier_id limit 1)`)

/** Whom an agent was merged into, if it was: hardly any was, and to ask so is cheaper than to follow. */
function survivorOf(agent: string) {
  return sql.raw(`case when exists (select from agent_merges m where m.merged = ${agent})
    then survivor_of(${agent}) else ${agent} end`)
}

function edgeOf({ cited_source, cited_citation, ...edge }: CitationEdge & Link): CitationEdge {
  return { ...edge, cites: cited_source ? { source: cited_source, citation: cited_citation } : null }
}

type Changed = { citations?: readonly string[]; sources?: readonly string[]; agents?: readonly string[] }

/**
 * The settled claims, in the order of their ids, that a change of these citations, sources or agents can touch: whose evidence
 * speaks through them or through what goes back to them. One that has not settled has no verdict that could change. For whoever
 * holds the graph.
 */
export async function claimsTouched(tx: Tx, by: Changed): Promise<string[]> {
  return (await claimsReached(tx, by)).filter(({ settled }) => settled).map(({ id }) => id)
}

/** The same with those that have not settled: whoever has a part in one has a part in such a change. */
export async function claimsReached(tx: Tx, by: Changed): Promise<{ id: string; settled: boolean }[]> {
  const [citations, sources, agents] = [arrayOf(by.citations), arrayOf(by.sources), arrayOf(by.agents)]
  return tx.execute<{ id: string; settled: boolean }>(sql`
    with recursive stood(id) as (
      (select unnest(${sources}::uuid[])
       union
       select source_id from source_versions where publisher = any(${agents}::text[]))
      union
      select k.source_id from stood s, lateral (
        select source_id from likenesses where earlier_id = s.id offset 0) k
    ), passed(id) as (
      (select unnest(${citations}::uuid[])
       union
       select id from citations where agent = any(${agents}::text[])
       union
       select citation_id from citation_via where agent = any(${agents}::text[])
       union
       select k.citation_id from stood s, lateral (
         select citation_id from citation_links where cited_source = s.id offset 0) k)
      union
      select k.citation_id from passed p, lateral (
        select citation_id from citation_links where cited_citation = p.id offset 0) k
    ), touched(id) as (
      select e.claim_id from passed p, lateral (select claim_id from evidence where citation_id = p.id offset 0) e
      union
      select e.claim_id from stood s, lateral (select claim_id from evidence where source_id = s.id offset 0) e
      union
      select claim_id from evidence where speaker = any(${agents}::text[])
    )
    select t.id, (select c.settled_at from claims c where c.id = t.id) is not null as settled from touched t
    order by t.id`)
}
