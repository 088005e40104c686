import { asc, inArray } from 'drizzle-orm'
import type { Db } from '../client'
import { agentNames, agents } from '../schema'

export type Agent = Awaited<ReturnType<typeof listAgents>>[string]

/** Agents by their ids, each with the names it goes by, in the order they were recorded. */
export async function listAgents(db: Db, ids: readonly string[]) {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return {}
  const { id, kind, country } = agents
  const rows = await db.select({ id, kind, country }).from(agents).where(inArray(agents.id, wanted))
  const named = await db
    .select({ agent: agentNames.agentId, language: agentNames.language, name: agentNames.name })
    .from(agentNames)
    .where(inArray(agentNames.agentId, wanted))
    .orderBy(asc(agentNames.rank))
  const names = (agent: string) =>
    named.filter((each) => each.agent === agent).map(({ language, name }) => ({ language, name }))
  return Object.fromEntries(rows.map((row) => [row.id, { ...row, names: names(row.id) }]))
}
