import { sql } from 'drizzle-orm'
import type { Speaker } from '../domain/evidence'
import { Refusal } from '../domain/refusal'
import { activeCitation } from './citation'
import type { Tx } from './client'
import { knownAgents, survivorsOf } from './known'

type Asked = { sourceId: string; speaker: string | null; unnamed: boolean; citationId: string | null }

/**
 * Whose word a new piece is: the agent that is named, or the one that its citation names. Unnamed people whom a citation
 * places nowhere speak to the nearest that passes them on: the last carrier, else the source's publisher.
 */
export async function speakerOf(tx: Tx, { sourceId, speaker, unnamed, citationId }: Asked): Promise<Speaker> {
  if (citationId === null) {
    if (speaker === null) throw new Refusal('agent_unknown', 'speaker')
    await knownAgents(tx, [speaker], 'speaker')
    return { agent: speaker, unnamed }
  }
  const citation = await activeCitation(tx, citationId, 'citationId')
  if (citation.sourceId !== sourceId) throw new Refusal('citation_elsewhere', 'citationId')
  const agent = citation.agent ?? (await nearest(tx, citationId, sourceId))
  if (agent === null) throw new Refusal('agent_unknown', 'speaker')
  if (speaker !== null && !(await areOne(tx, speaker, agent))) throw new Refusal('speaker_differs', 'speaker')
  return { agent, unnamed: citation.unnamed }
}

/** Also under the name of one that was merged into the other. */
async function areOne(tx: Tx, one: string, other: string): Promise<boolean> {
  return new Set(await survivorsOf(tx, [one, other])).size === 1
}

async function nearest(tx: Tx, citationId: string, sourceId: string): Promise<string | null> {
  const [row] = await tx.execute<{ agent: string | null }>(sql`
    select coalesce(
      (select agent from citation_via where citation_id = ${citationId} order by position desc limit 1),
      (select publisher from source_versions where source_id = ${sourceId} order by version desc limit 1)) as agent`)
  return row?.agent ?? null
}
