import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../client'
import { evidence, translations, users, withdrawnEvidence } from '../schema'

export type Piece = Awaited<ReturnType<typeof listEvidence>>[number]

/** All evidence of some claims, oldest first, withdrawn pieces too; each with its translations. Evidence is always public. */
export async function listEvidence(db: Db, claimIds: readonly string[]) {
  const [attacher, withdrawer] = [alias(users, 'attacher'), alias(users, 'withdrawer')]
  const rows = await db
    .select({
      id: evidence.id,
      claim: evidence.claimId,
      source: evidence.sourceId,
      stance: evidence.stance,
      citation: evidence.citationId,
      speaker: { agent: sql<string>`survivor_of(${evidence.speaker})`, unnamed: evidence.unnamed },
      standing: evidence.standing,
      exact: evidence.exact,
      start: evidence.start,
      end: evidence.end,
      asserts: evidence.asserts,
      assertsPrecision: evidence.assertsPrecision,
      attachedBy: attacher.handle,
      attachedAt: evidence.attachedAt,
      withdrawn: {
        at: withdrawnEvidence.at,
        reason: withdrawnEvidence.reason,
        by: withdrawer.handle,
        dispute: withdrawnEvidence.disputeId,
      },
    })
    .from(evidence)
    .leftJoin(attacher, eq(attacher.id, evidence.attachedBy))
    .leftJoin(withdrawnEvidence, eq(withdrawnEvidence.evidenceId, evidence.id))
    .leftJoin(withdrawer, eq(withdrawer.id, withdrawnEvidence.withdrawnBy))
    .where(inArray(evidence.claimId, [...claimIds]))
    .orderBy(asc(evidence.attachedAt), asc(evidence.id))

  const translated = await listTranslations(db, claimIds)
  return rows.map((row) => {
    const { asserts, assertsPrecision, withdrawn, ...piece } = row
    return {
      ...piece,
      asserts: asserts && assertsPrecision ? { value: asserts, precision: assertsPrecision, zone: null } : null,
      active: withdrawn.at === null,
      withdrawn: withdrawnOf(withdrawn),
      translations: translated.filter((each) => each.evidence === row.id),
    }
  })
}

/** How something ceased to stand: somebody took it back with a reason, or the ruling of a case excluded it. */
export type Withdrawn = { at: Date; reason: string | null; by: string | null; dispute: string | null }

export function withdrawnOf({ at, ...how }: Omit<Withdrawn, 'at'> & { at: Date | null }): Withdrawn | null {
  return at && { at, ...how }
}

async function listTranslations(db: Db, claimIds: readonly string[]) {
  const { evidenceId, language, version, text } = translations
  return db
    .selectDistinctOn([evidenceId, language], { evidence: evidenceId, language, text, by: users.handle })
    .from(translations)
    .innerJoin(evidence, and(eq(evidence.id, evidenceId), inArray(evidence.claimId, [...claimIds])))
    .leftJoin(users, eq(users.id, translations.translatedBy))
    .orderBy(evidenceId, language, desc(version))
}
