import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { fold } from '../../domain/fold'
import { Refusal } from '../../domain/refusal'
import { slugOf } from '../../domain/slug'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { NewAgent } from '../inputs/sources'
import { agentNames, agents } from '../schema'
import { freeSlug } from '../slug'

/** Records an agent that nobody has named before. Out: its id. Refused: `agent_exists` (field `name`) by that spelling. */
export async function recordAgent(db: Db, actor: Actor, asked: z.input<typeof NewAgent>) {
  return deed(db, actor, NewAgent, asked, async (tx, by, input) => {
    permit(by, 'record_agent')
    const { name, language, kind, country } = input
    const key = fold(name)
    // Taken before the look: two who record one name at once must not both find it free.
    const slug = await freeSlug(tx, agents.id, slugOf(name, 'agent'))
    // The id stands in the log for ever: that of a person tells nothing of their name.
    const id = kind === 'person' ? `person-${randomUUID().slice(0, 8)}` : slug
    const known = await tx.select({ id: agentNames.agentId }).from(agentNames).where(eq(agentNames.key, key))
    if (known.length > 0) throw new Refusal('agent_exists', 'name')

    const at = new Date()
    await tx.insert(agents).values({ id, kind, country, recordedBy: idOf(by), at })
    await tx.insert(agentNames).values({ agentId: id, language, name, key, rank: 0, addedBy: idOf(by), at })
    await append(tx, by, {
      kind: 'agent.recorded',
      subject: `agent:${id}`,
      at,
      data: { kind, country },
      words: { name, language },
    })
    return { id }
  })
}
