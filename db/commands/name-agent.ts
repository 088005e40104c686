import { and, eq, max } from 'drizzle-orm'
import type { z } from 'zod'
import { fold } from '../../domain/fold'
import { Refusal } from '../../domain/refusal'
import { append, nextVer } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { AgentNaming } from '../inputs/sources'
import { holdAgent } from '../known'
import { agentNames } from '../schema'

/**
 * Adds a name, or another spelling, that an agent goes by. Another agent may go by it too: then it is never guessed which is
 * meant. Refused: `agent_unknown` (field `agentId`), `name_known` (field `name`).
 */
export async function nameAgent(db: Db, actor: Actor, asked: z.input<typeof AgentNaming>) {
  return deed(db, actor, AgentNaming, asked, async (tx, by, input) => {
    permit(by, 'name_agent')
    const { agentId, name, language, ordinary } = input
    await holdAgent(tx, agentId, 'agentId')
    const own = and(eq(agentNames.agentId, agentId), eq(agentNames.language, language), eq(agentNames.name, name))
    const known = await tx.select({ name: agentNames.name }).from(agentNames).where(own)
    if (known.length > 0) throw new Refusal('name_known', 'name')
    const [last] = await tx
      .select({ rank: max(agentNames.rank) })
      .from(agentNames)
      .where(eq(agentNames.agentId, agentId))

    const at = new Date()
    const rank = (last?.rank ?? -1) + 1
    const key = fold(name)
    await tx.insert(agentNames).values({ agentId, language, name, key, rank, ordinary, addedBy: idOf(by), at })
    const subject = `agent:${agentId}`
    await append(tx, by, {
      kind: 'agent.named',
      subject,
      ver: await nextVer(tx, 'agent.named', subject),
      at,
      data: { language, ordinary },
      words: { name },
    })
  })
}
