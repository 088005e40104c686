import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../client'
import { agentNames, agents, users } from '../schema'

export type Agent = Awaited<ReturnType<typeof listAgents>>[string]

/**
 * Agents by their ids, each with the names it goes by in the order they are shown, those of agents merged into it behind its
 * own; `by` is who added a name, null for the project's own authority file.
 */
export async function listAgents(db: Db, ids: readonly string[]) {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return {}
  const { id, kind, country } = agents
  const rows = await db.select({ id, kind, country }).from(agents).where(inArray(agents.id, wanted))
  const self = sql<string>`self.id`
  const named = await db
    .select({ agent: self, language: agentNames.language, name: agentNames.name, by: users.handle })
    .from(agentNames)
    .innerJoin(
      sql`(select s as id, unnest(selves_of(s)) as also from unnest(${`{${wanted.join(',')}}`}::text[]) s) self`,
      sql`${agentNames.agentId} = self.also`,
    )
    .leftJoin(users, eq(users.id, agentNames.addedBy))
    .orderBy(self, sql`self.also <> self.id`, asc(agentNames.agentId), asc(agentNames.rank))
  const names = (agent: string) =>
    named.filter((each) => each.agent === agent).map(({ language, name, by }) => ({ language, name, by }))
  return Object.fromEntries(rows.map((row) => [row.id, { ...row, names: names(row.id) }]))
}
