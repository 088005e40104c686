import { inArray } from 'drizzle-orm'
import type { z } from 'zod'
import { fold } from '../../domain/fold'
import { append, nextVer } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { AgentFile } from '../inputs/sources'
import { agentNames, agents } from '../schema'

/**
 * Takes agents over from an authority file; those whose id is known keep what they have, and gain the names they lack. Out:
 * how many agents were new.
 */
export async function adoptAgents(db: Db, actor: Actor, asked: z.input<typeof AgentFile>) {
  return deed(db, actor, AgentFile, asked, async (tx, by, input) => {
    permit(by, 'adopt_agents')
    const ids = input.agents.map((agent) => agent.id)
    const known = new Set((await tx.select({ id: agents.id }).from(agents).where(inArray(agents.id, ids))).map(idIn))
    const named = await tx.select().from(agentNames).where(inArray(agentNames.agentId, ids))

    const at = new Date()
    const addedBy = idOf(by)
    for (const { id, kind, country, names } of input.agents) {
      const have = named.filter(({ agentId }) => agentId === id)
      const lacking = names.filter(
        (each, place) =>
          !have.some((had) => isSame(had, each)) && names.findIndex((other) => isSame(other, each)) === place,
      )
      const first = Math.max(-1, ...have.map(({ rank }) => rank)) + 1
      const rows = lacking.map((each, place) => {
        return { ...each, agentId: id, key: fold(each.name), rank: first + place, addedBy, at }
      })
      const subject = `agent:${id}`
      if (!known.has(id)) {
        await tx.insert(agents).values({ id, kind, country, recordedBy: addedBy, at })
        await tx.insert(agentNames).values(rows)
        await append(tx, by, { kind: 'agent.recorded', subject, at, data: { kind, country }, words: { names } })
      } else if (rows.length > 0) {
        await tx.insert(agentNames).values(rows)
        const ver = await nextVer(tx, 'agent.named', subject)
        await append(tx, by, { kind: 'agent.named', subject, ver, at, data: {}, words: { names: lacking } })
      }
    }
    return { adopted: input.agents.length - known.size }
  })
}

const idIn = ({ id }: { id: string }) => id

const isSame = (one: { language: string; name: string }, other: { language: string; name: string }) =>
  one.language === other.language && one.name === other.name
