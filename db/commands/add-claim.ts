import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { lockEvent } from '../event'
import { NewClaim } from '../inputs/events'
import { leadsOn, placesOf } from '../regroup'
import { claims, claimTexts } from '../schema'
import { indexEvent } from '../wording'

/**
 * Adds an aspect of an event: another statement about it that can be true or false. Out: its id. Refused: `not_found`;
 * `event_merged` under one that leads on to another.
 */
export async function addClaim(db: Db, actor: Actor, asked: z.input<typeof NewClaim>) {
  return deed(db, actor, NewClaim, asked, async (tx, by, input) => {
    permit(by, 'add_claim')
    const { eventId, language, text } = input
    await lockEvent(tx, eventId)
    if (await leadsOn(tx, eventId)) throw new Refusal('event_merged')

    const at = new Date()
    const position = await placesOf(tx, eventId)
    const [claim] = await tx
      .insert(claims)
      .values({ eventId, position, addedBy: idOf(by), addedAt: at, updatedAt: at })
      .returning({ id: claims.id })
    const claimId = claim?.id as string
    await tx.insert(claimTexts).values({ claimId, language, version: 1, text, writtenBy: idOf(by), at })
    await indexEvent(tx, eventId)
    const added = { kind: 'claim.added', subject: `claim:${claimId}`, at, eventId, claimId } as const
    await append(tx, by, { ...added, data: { event: eventId, position, language }, words: { text } })
    return { id: claimId }
  })
}
