import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { type Attached, traced, type Word } from '../domain/provenance'
import { Refusal } from '../domain/refusal'
import type { Verdict } from '../domain/verdict'
import type { Tx } from './client'
import { loadGraph } from './graph'
import { evidence, withdrawnEvidence } from './schema'

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
        withdrawn: withdrawnEvidence.at,
      })
      .from(evidence)
      .leftJoin(withdrawnEvidence, eq(withdrawnEvidence.evidenceId, evidence.id))
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

/**
 * That what somebody says of a claim rests on evidence of it: `confirmed` and `denied` on at least one piece, and every piece
 * that is cited is one of this claim, not withdrawn. Refused, all of field `evidence`: `evidence_missing`, `evidence_elsewhere`,
 * `evidence_withdrawn`. What is said of no claim cites none.
 */
export async function refuseUnlessBorne(
  tx: Tx,
  claimId: string | null,
  { verdict, evidence: ids }: { verdict: Verdict | null; evidence: readonly string[] },
): Promise<void> {
  if (ids.length === 0) {
    if (verdict !== null && verdict !== 'unverified') throw new Refusal('evidence_missing', 'evidence')
    return
  }
  if (claimId === null) throw new Refusal('evidence_elsewhere', 'evidence')
  const found = await tx
    .select({ withdrawn: withdrawnEvidence.at })
    .from(evidence)
    .leftJoin(withdrawnEvidence, eq(withdrawnEvidence.evidenceId, evidence.id))
    .where(and(eq(evidence.claimId, claimId), inArray(evidence.id, [...ids])))
  if (found.length !== ids.length) throw new Refusal('evidence_elsewhere', 'evidence')
  if (found.some((piece) => piece.withdrawn !== null)) throw new Refusal('evidence_withdrawn', 'evidence')
}
