import { asc, eq } from 'drizzle-orm'
import type { Evidence } from '../domain/evidence'
import type { Tx } from './client'
import { evidence, withdrawals } from './schema'

/** The evidence of a claim as the rule reads it, oldest first. */
export async function evidenceOf(tx: Tx, claimId: string): Promise<(Evidence & { attachedAt: Date })[]> {
  const rows = await tx
    .select({
      id: evidence.id,
      stance: evidence.stance,
      agent: evidence.speaker,
      unnamed: evidence.unnamed,
      standing: evidence.standing,
      attachedAt: evidence.attachedAt,
      withdrawn: withdrawals.at,
    })
    .from(evidence)
    .leftJoin(withdrawals, eq(withdrawals.evidenceId, evidence.id))
    .where(eq(evidence.claimId, claimId))
    .orderBy(asc(evidence.attachedAt), asc(evidence.id))
  return rows.map(({ agent, unnamed, withdrawn, ...piece }) => ({
    ...piece,
    speaker: { agent, unnamed },
    active: withdrawn === null,
  }))
}
