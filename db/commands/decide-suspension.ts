import type { z } from 'zod'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, admit, deed, permit, personOf } from '../deed'
import { DecidedSuspension } from '../inputs/people'
import { reckonAll } from '../reckon'
import { reinstatements, upheldSuspensions } from '../schema'
import { lift, lockSuspensionAppeal } from '../suspension'
import { holdBench } from '../ties'

/**
 * An admin who did not suspend somebody decides their appeal: the suspension is lifted, or stands for a reason. Refused:
 * `own_suspension`, `not_yourself`, `not_found`, `appeal_decided`.
 */
export async function decideSuspension(db: Db, actor: Actor, asked: z.input<typeof DecidedSuspension>) {
  return deed(db, actor, DecidedSuspension, asked, async (tx, by, input) => {
    admit(by, 'decide_suspension')
    const { suspensionId, decision, reason } = input
    await holdBench(tx)
    const suspension = await lockSuspensionAppeal(tx, suspensionId)
    const { personId, suspendedBy } = suspension
    const doer = personOf(by)
    permit(by, 'decide_suspension', { self: personId === doer.id, own: suspendedBy === doer.id })
    const at = new Date()
    if (decision === 'lifted' || reason === null) {
      await tx.insert(reinstatements).values({ suspensionId, reinstatedBy: doer.id, at })
      const { held, cause, data } = await lift(tx, suspension)
      await append(tx, by, { ...cause, at, data })
      await reckonAll(tx, held, at, cause)
      return { lifted: true }
    }
    await tx.insert(upheldSuspensions).values({ suspensionId, personId, reason, decidedBy: doer.id, at })
    const [subject, data] = [`suspension:${suspensionId}`, { person: personId }]
    await append(tx, by, { kind: 'suspension.upheld', subject, at, data, words: { reason } })
    return { lifted: false }
  })
}
