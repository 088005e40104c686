import { sql } from 'drizzle-orm'
import { fold } from '../../domain/fold'
import type { Db } from '../client'
import { listAgents } from './agents'
import { isSlug } from './ids'

export type AgentFound = Awaited<ReturnType<typeof findAgents>>['items'][number]

/**
 * Agents one of whose names, in any spelling, holds what is asked for, or all of them; in the order of their ids, merged ones
 * under their survivor. `after` is the last id of the page before.
 */
export async function findAgents(db: Db, asked: string, { limit, after }: { limit: number; after: string | null }) {
  const wanted = fold(asked.slice(0, 200))
  const rows = await db.execute<{ id: string }>(sql`
    select a.id from agents a
    where a.id > ${after && isSlug(after) ? after : ''}
      and not exists (select from agent_merges m where m.merged = a.id)
      and (${wanted} = '' or exists (
        select from agent_names n where n.agent_id = any(selves_of(a.id)) and strpos(n.key, ${wanted}) > 0))
    order by a.id
    limit ${limit + 1}`)
  const ids = rows.slice(0, limit).map(({ id }) => id)
  const agents = await listAgents(db, ids)
  return {
    items: ids.flatMap((id) => agents[id] ?? []),
    next: rows.length > limit ? (ids.at(-1) ?? null) : null,
  }
}
