import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { isAppealable } from '../../domain/suspension'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { SuspensionAppeal } from '../inputs/people'
import { suspensionAppeals } from '../schema'
import { suspensionOf } from '../suspension'

/**
 * Somebody suspended appeals against it, once and in time: the one thing that they may still write. Another admin than who
 * suspended them decides. Refused: `not_suspended`, `suspension_appealed`, `suspension_settled` once the time is over.
 */
export async function appealSuspension(db: Db, actor: Actor, asked: z.input<typeof SuspensionAppeal>) {
  return deed(db, actor, SuspensionAppeal, asked, async (tx, by, input) => {
    permit(by, 'appeal_suspension')
    const { statement } = input
    const personId = personOf(by).id
    const suspension = await suspensionOf(tx, personId)
    if (!suspension) throw new Refusal('not_suspended')
    if (suspension.appealed) throw new Refusal('suspension_appealed')
    const at = new Date()
    if (!isAppealable(suspension.at, at)) throw new Refusal('suspension_settled')

    await tx.insert(suspensionAppeals).values({ suspensionId: suspension.id, personId, statement, at })
    const subject = `suspension:${suspension.id}`
    await append(tx, by, { kind: 'suspension.appealed', subject, at, data: {}, words: { statement } })
  })
}
