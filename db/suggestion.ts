import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../domain/refusal'
import type { Choice } from '../domain/suggestion'
import type { Tx } from './client'
import type { OfferedCitation, OfferedDate } from './inputs/citations'
import { knownAgents } from './known'
import { suggestionChoices } from './schema'

/** What the reader proposed from a source's text. */
export type Proposal = { sourceId: string } & (
  | { kind: 'citation'; offered: z.output<typeof OfferedCitation> }
  | { kind: 'date'; offered: z.output<typeof OfferedDate> }
)
type Outcome = { choice: Choice; citationId?: string; dateId?: string; chosenBy: string | null; at: Date }

/**
 * What a reviewer made of a proposal, as a row to be written. `text` is the source's: what is said to have been proposed goes
 * into the log for good, so it must lie in the text and name agents that are known (`invalid`, `agent_unknown`, both of field
 * `offered`).
 */
export async function choiceOn(tx: Tx, proposal: Proposal, text: string, outcome: Outcome) {
  const { start, end } = proposal.offered
  if (end > text.length) throw new Refusal('invalid', 'offered')
  if (proposal.kind === 'citation') {
    const { agent, via } = proposal.offered
    await knownAgents(tx, agent === null ? via : [agent, ...via], 'offered')
  }
  return { ...proposal, start, end, ...outcome }
}

/** Whether this very proposal was refused before. */
export async function wasRefused(tx: Tx, { sourceId, kind, offered }: Proposal): Promise<boolean> {
  const of = suggestionChoices
  const same = and(eq(of.sourceId, sourceId), eq(of.start, offered.start), eq(of.end, offered.end), eq(of.kind, kind))
  const alike = sql`${of.choice} = 'refused' and ${of.offered} = ${JSON.stringify(offered)}::jsonb`
  const found = await tx.select({ id: of.id }).from(of).where(and(same, alike)).limit(1)
  return found.length > 0
}
