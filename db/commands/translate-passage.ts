import { and, eq, max } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { lockClaim } from '../claim'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { holdGraph } from '../graph'
import { Translation } from '../inputs/evidence'
import { evidence, translations } from '../schema'

/** Puts a passage into another language under the translator's handle; a better one is the next version. Refused: `not_found`. */
export async function translatePassage(db: Db, actor: Actor, asked: z.input<typeof Translation>) {
  return deed(db, actor, Translation, asked, async (tx, by, input) => {
    const { evidenceId, language, text } = input
    await holdGraph(tx)
    const [piece] = await tx.select({ claimId: evidence.claimId }).from(evidence).where(eq(evidence.id, evidenceId))
    if (!piece) throw new Refusal('not_found')
    const claim = await lockClaim(tx, piece.claimId)
    permit(by, 'translate_passage')

    const at = new Date()
    const same = and(eq(translations.evidenceId, evidenceId), eq(translations.language, language))
    const [latest] = await tx
      .select({ version: max(translations.version) })
      .from(translations)
      .where(same)
    const version = (latest?.version ?? 0) + 1
    await tx.insert(translations).values({ evidenceId, language, version, text, translatedBy: idOf(by), at })
    await append(tx, by, {
      kind: 'passage.translated',
      subject: `translation:${evidenceId}:${language}`,
      ver: version,
      at,
      eventId: claim.eventId,
      claimId: claim.id,
      data: { claim: claim.id, evidence: evidenceId, language },
      words: { text },
    })
  })
}
