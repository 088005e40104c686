import { inArray } from 'drizzle-orm'
import type { z } from 'zod'
import { fold } from '../../domain/fold'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { AgentFile } from '../inputs/sources'
import { agentNames, agents } from '../schema'

/** Takes agents over from an authority file; those whose id is known stay as they are. Out: how many were new. */
export async function adoptAgents(db: Db, actor: Actor, asked: z.input<typeof AgentFile>) {
  return deed(db, actor, AgentFile, asked, async (tx, by, input) => {
    permit(by, 'adopt_agents')
    const ids = input.agents.map((agent) => agent.id)
    const rows = ids.length ? await tx.select({ id: agents.id }).from(agents).where(inArray(agents.id, ids)) : []
    const known = new Set(rows.map((row) => row.id))

    const at = new Date()
    const addedBy = idOf(by)
    const fresh = input.agents.filter((agent) => !known.has(agent.id))
    for (const { id, kind, country, names } of fresh) {
      await tx.insert(agents).values({ id, kind, country, recordedBy: addedBy, at })
      const written = names.map((each, rank) => ({ ...each, agentId: id, key: fold(each.name), rank, addedBy, at }))
      await tx.insert(agentNames).values(written).onConflictDoNothing()
      await append(tx, by, {
        kind: 'agent.recorded',
        subject: `agent:${id}`,
        at,
        data: { kind, country },
        words: { names },
      })
    }
    return { adopted: fresh.length }
  })
}
