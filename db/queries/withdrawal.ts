import { and, eq, getTableColumns, inArray, isNull } from 'drizzle-orm'
import { partsInThing } from '../case'
import type { Db } from '../client'
import { claims, evidence, users, withdrawnEvidence } from '../schema'
import { foresee } from '../withdrawal'
import { isId } from './ids'

export type WithdrawalForeseen = NonNullable<Awaited<ReturnType<typeof readWithdrawal>>>

/**
 * What the withdrawal of a piece would do, from one snapshot, and what binds whoever asks to its claim; null when there is no such piece, or
 * it is withdrawn. Who would need another look is told by handle, null for one who is not with us any more.
 */
export async function readWithdrawal(db: Db, evidenceId: string, viewerId: string) {
  if (!isId(evidenceId)) return null
  return db.transaction(
    async (tx) => {
      const [claim] = await tx
        .select(getTableColumns(claims))
        .from(evidence)
        .innerJoin(claims, eq(claims.id, evidence.claimId))
        .leftJoin(withdrawnEvidence, eq(withdrawnEvidence.evidenceId, evidence.id))
        .where(and(eq(evidence.id, evidenceId), isNull(withdrawnEvidence.at)))
      if (!claim) return null
      const { looks, ...foreseen } = await foresee(tx, claim, evidenceId)
      const { id, handle } = users
      const people = looks?.length ? await tx.select({ id, handle }).from(users).where(inArray(id, looks)) : []
      const handles = people.map((each) => each.handle).sort()
      const piece = evidenceId.toLowerCase()
      const parts = await partsInThing(tx, { about: `evidence:${piece}`, claims: [claim] }, viewerId)
      return { ...foreseen, piece, looks: looks && handles, parts }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}
