import { asc } from 'drizzle-orm'
import type { Graph } from '../../domain/provenance'
import type { Db } from '../client'
import * as schema from '../schema'

/** Who cites whom, told anew from the whole tables, merged agents as those they lead on to. */
export async function graphOf(db: Db): Promise<Graph & { survivor: (agent: string) => string }> {
  const merges = new Map((await db.select().from(schema.agentMerges)).map((each) => [each.merged, each.survivor]))
  const survivor = (agent: string): string => {
    const other = merges.get(agent)
    return other === undefined ? agent : survivor(other)
  }
  const withdrawn = new Set((await db.select().from(schema.withdrawnCitations)).map((each) => each.citationId))
  const { position } = schema.citationVia
  const via = await db.select().from(schema.citationVia).orderBy(asc(position))
  const links = lastOf(await db.select().from(schema.citationLinks), (link) => link.citationId)
  const citations = (await db.select().from(schema.citations)).filter(({ id }) => !withdrawn.has(id))

  const told = lastOf(await db.select().from(schema.sourceVersions), (version) => version.sourceId)
  const alike = lastOf(await db.select().from(schema.likenesses), (each) => `${each.sourceId} ${each.earlierId}`)
  const relayed = [...alike.values()].filter((each) => each.relays)
  const earlier = new Map(
    relayed
      .sort((one, other) => one.at.getTime() - other.at.getTime() || (one.earlierId < other.earlierId ? 1 : -1))
      .map((each) => [each.sourceId, each.earlierId]),
  )
  return {
    survivor,
    sources: new Map(
      [...told.values()].map(({ sourceId: id, publisher }) => {
        return [id, { id, publisher: publisher && survivor(publisher), sameAs: earlier.get(id) ?? null }]
      }),
    ),
    citations: new Map(
      citations.map(({ id, sourceId, agent, unnamed }) => {
        const link = links.get(id)
        const by = via.filter((each) => each.citationId === id).map((each) => survivor(each.agent))
        const cites = link?.citedSource ? { source: link.citedSource, citation: link.citedCitation } : null
        return [id, { id, source: sourceId, agent: agent && survivor(agent), unnamed, via: by, cites }]
      }),
    ),
  }
}

function lastOf<T extends { version: number }>(rows: readonly T[], of: (row: T) => string): Map<string, T> {
  const inOrder = [...rows].sort((one, other) => one.version - other.version)
  return new Map(inOrder.map((row) => [of(row), row]))
}
