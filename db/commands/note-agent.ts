import { and, eq, max } from 'drizzle-orm'
import type { z } from 'zod'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { AgentNote } from '../inputs/sources'
import { holdAgent } from '../known'
import { agentNotes } from '../schema'

/** Says what an agent is tied to, with the page that says so: its next note. Refused: `agent_unknown` (field `agentId`). */
export async function noteAgent(db: Db, actor: Actor, asked: z.input<typeof AgentNote>) {
  return deed(db, actor, AgentNote, asked, async (tx, by, input) => {
    permit(by, 'note_agent')
    const { agentId, language, note, url } = input
    await holdAgent(tx, agentId, 'agentId')
    const [last] = await tx
      .select({ version: max(agentNotes.version) })
      .from(agentNotes)
      .where(and(eq(agentNotes.agentId, agentId), eq(agentNotes.language, language)))

    const at = new Date()
    const version = (last?.version ?? 0) + 1
    await tx.insert(agentNotes).values({ agentId, language, version, note, url, writtenBy: idOf(by), at })
    await append(tx, by, {
      kind: 'agent.noted',
      subject: `agent:${agentId}:${language}`,
      ver: version,
      at,
      data: { language },
      words: { note, url },
    })
  })
}
