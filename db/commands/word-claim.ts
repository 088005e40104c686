import { and, eq, max } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append, nextVer } from '../audit'
import { lockOpenClaim } from '../claim'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { ClaimText } from '../inputs/events'
import { claimTexts } from '../schema'
import { indexEvent } from '../wording'

/**
 * Words a claim in one language, or words it better. What has been voted on is not reworded: then a wording once written stays
 * (`claim_worded`, field `text`); another statement is another claim. Refused: `not_found`.
 */
export async function wordClaim(db: Db, actor: Actor, asked: z.input<typeof ClaimText>) {
  return deed(db, actor, ClaimText, asked, async (tx, by, input) => {
    permit(by, 'word_claim')
    const { claimId, language, text } = input
    const claim = await lockOpenClaim(tx, claimId)
    const same = and(eq(claimTexts.claimId, claimId), eq(claimTexts.language, language))
    const [latest] = await tx
      .select({ version: max(claimTexts.version) })
      .from(claimTexts)
      .where(same)
    if (latest?.version && (claim.settledAt !== null || claim.cast > 0)) throw new Refusal('claim_worded', 'text')

    const at = new Date()
    const version = (latest?.version ?? 0) + 1
    await tx.insert(claimTexts).values({ claimId, language, version, text, writtenBy: idOf(by), at })
    await indexEvent(tx, claim.eventId)
    const subject = `claim:${claimId}:${language}`
    await append(tx, by, {
      kind: 'claim.worded',
      subject,
      ver: await nextVer(tx, 'claim.worded', subject),
      at,
      eventId: claim.eventId,
      claimId,
      data: { claim: claimId, language, version },
      words: { text },
    })
    return { version }
  })
}
