import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../client'
import { evidence, translations, users, withdrawals } from '../schema'

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
      withdrawn: { at: withdrawals.at, reason: withdrawals.reason, by: withdrawer.handle },
    })
    .from(evidence)
    .leftJoin(attacher, eq(attacher.id, evidence.attachedBy))
    .leftJoin(withdrawals, eq(withdrawals.evidenceId, evidence.id))
    .leftJoin(withdrawer, eq(withdrawer.id, withdrawals.withdrawnBy))
    .where(inArray(evidence.claimId, [...claimIds]))
    .orderBy(asc(evidence.attachedAt), asc(evidence.id))

  const translated = await listTranslations(db, claimIds)
  return rows.map((row) => {
    const { asserts, assertsPrecision, withdrawn, ...piece } = row
    const { at, reason } = withdrawn
    return {
      ...piece,
      asserts: asserts && assertsPrecision ? { value: asserts, precision: assertsPrecision, zone: null } : null,
      active: at === null,
      withdrawn: at && reason ? { at, reason, by: withdrawn.by } : null,
      translations: translated.filter((each) => each.evidence === row.id),
    }
  })
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
