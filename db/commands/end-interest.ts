import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { EndedInterest } from '../inputs/interests'
import { holdPerson, interestOf } from '../interest'
import { interestEnds } from '../schema'

/**
 * A person says that a tie is over. It stays, and binds on every claim that was there before: nobody ends a tie to decide a claim.
 * Refused: `not_found` also for somebody else's, `interest_ended`.
 */
export async function endInterest(db: Db, actor: Actor, asked: z.input<typeof EndedInterest>) {
  return deed(db, actor, EndedInterest, asked, async (tx, by, input) => {
    const { interestId } = input
    permit(by, 'end_interest')
    const userId = personOf(by).id
    await holdPerson(tx, userId)
    const interest = await interestOf(tx, interestId, userId)
    if (!interest) throw new Refusal('not_found')
    if (interest.endedAt !== null) throw new Refusal('interest_ended')

    const at = new Date()
    await tx.insert(interestEnds).values({ interestId, at })
    await append(tx, by, { kind: 'interest.ended', subject: `interest:${interestId}`, at, data: {} })
  })
}
