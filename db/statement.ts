import type { Plea } from '../domain/statement'
import type { Case } from './case'
import type { Tx } from './client'
import { lookAfter } from './jobs'
import { statementEvidence, statements } from './schema'

type Said = { userId: string; version: number; plea: Plea; text: string; evidence: readonly string[]; at: Date }

/**
 * Puts a version of somebody's side into a case that is held, and has it looked after: once everybody has been heard, nobody need wait
 * for the end of the days. The evidence is of the claim that the case bears on; what is of the event has none. Out: its id, and what its
 * entry says of it.
 */
export async function stateIn(tx: Tx, { id: disputeId, claim, file, place, named }: Case, { evidence, ...said }: Said) {
  const claimId = claim?.id ?? null
  const [statement] = await tx
    .insert(statements)
    .values({ ...said, disputeId, claimId })
    .returning({ id: statements.id })
  const id = statement?.id as string
  const cites = claimId ? evidence.map((evidenceId) => ({ statementId: id, evidenceId, claimId })) : []
  if (cites.length > 0) await tx.insert(statementEvidence).values(cites)
  const { version, plea, text, at } = said
  await lookAfter(tx, disputeId, { ...file, dueAt: at.getTime() })
  const data = { ...named, dispute: disputeId, version, plea, evidence }
  return { id, entry: { ...place, subject: `plea:${id}`, at, data, words: { text } } }
}
