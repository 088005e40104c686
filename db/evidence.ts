import { asc, eq, sql } from 'drizzle-orm'
import { type Attached, traced, type Word } from '../domain/provenance'
import type { Tx } from './client'
import { loadGraph } from './graph'
import { evidence, withdrawals } from './schema'

/** The evidence of a claim as the rule reads it, oldest first, each piece followed to where its word ends. */
export async function evidenceOf(tx: Tx, claimId: string): Promise<Word<Attached & { attachedAt: Date }>[]> {
  const [rows, graph] = await Promise.all([
    tx
      .select({
        id: evidence.id,
        source: evidence.sourceId,
        citation: evidence.citationId,
        stance: evidence.stance,
        agent: sql<string>`survivor_of(${evidence.speaker})`,
        unnamed: evidence.unnamed,
        standing: evidence.standing,
        attachedAt: evidence.attachedAt,
        withdrawn: withdrawals.at,
      })
      .from(evidence)
      .leftJoin(withdrawals, eq(withdrawals.evidenceId, evidence.id))
      .where(eq(evidence.claimId, claimId))
      .orderBy(asc(evidence.attachedAt), asc(evidence.id)),
    loadGraph(tx, { claims: [claimId] }),
  ])
  const pieces = rows.map(({ agent, unnamed, withdrawn, ...piece }) => ({
    ...piece,
    speaker: { agent, unnamed },
    active: withdrawn === null,
  }))
  return traced(pieces, graph)
}
