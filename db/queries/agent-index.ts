import { asc, sql } from 'drizzle-orm'
import type { Agent } from '../../domain/agents/agents'
import { type AgentIndex, indexAgents } from '../../domain/agents/index-names'
import type { Db } from '../client'
import { agentNames, agents } from '../schema'

let kept: { at: string; index: AgentIndex } | null = null

/**
 * All agents by all their names, those that were merged under their survivor. Built anew when a name or a merge was added, or
 * something was withheld or shown again;
 * in between it is the same one.
 */
export async function readAgentIndex(db: Db): Promise<AgentIndex> {
  const [now] = await db.execute<{ at: string }>(sql`
    select concat_ws(' ', (select count(*) from agent_names), (select max(at) from agent_names),
      (select count(*) from agent_merges), (select count(*) from removal_decisions), current_database(), txid_current_if_assigned()) as at`)
  const at = now?.at ?? ''
  if (kept?.at === at) return kept.index
  const index = indexAgents(await listAll(db))
  kept = { at, index }
  return index
}

async function listAll(db: Db): Promise<Agent[]> {
  const rows = await db
    .select({
      id: sql<string>`survivor_of(${agents.id})`,
      kind: agents.kind,
      country: agents.country,
      language: agentNames.language,
      name: agentNames.name,
      ordinary: agentNames.ordinary,
    })
    .from(agents)
    .innerJoin(agentNames, sql`${agentNames.agentId} = ${agents.id}`)
    .orderBy(asc(agents.id), asc(agentNames.rank))
  const all = new Map<string, Agent & { names: { language: string; name: string; ordinary: boolean }[] }>()
  for (const { id, kind, country, ...name } of rows) {
    const agent = all.get(id) ?? { id, kind, country, names: [] }
    agent.names.push(name)
    all.set(id, agent)
  }
  return [...all.values()]
}
