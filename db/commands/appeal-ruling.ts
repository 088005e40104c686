import type { z } from 'zod'
import { step } from '../../domain/dispute'
import { append } from '../audit'
import { isParty, keepCase, lockCase, partsInThing, refuseWhileOpen } from '../case'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { NewAppeal } from '../inputs/cases'
import { reckon } from '../reckon'
import { appeals } from '../schema'

/**
 * Somebody who was heard in a case, whatever their role is by now, appeals against its ruling, once and in time; two others decide it. The ruling stands
 * meanwhile, and the thing is disputed again. Refused: `not_a_party`, `recused`; `too_early`, `too_late`, `appealed_already`;
 * `dispute_open` while another case about the same is open, in which everybody is heard as well; `not_found`.
 */
export async function appealRuling(db: Db, actor: Actor, asked: z.input<typeof NewAppeal>) {
  return deed(db, actor, NewAppeal, asked, async (tx, by, input) => {
    const found = await lockCase(tx, input.disputeId)
    const userId = personOf(by).id
    const party = await isParty(tx, found.id, userId)
    permit(by, 'appeal_ruling', { parts: await partsInThing(tx, found.thing, userId), party })

    const at = new Date()
    const next = step(found.file, { kind: 'appeal', isParty: party }, at.getTime())
    await refuseWhileOpen(tx, found.thing.about)
    await keepCase(tx, found.id, next)
    const { disputeId, statement } = input
    await tx.insert(appeals).values({ disputeId, statement, appealedBy: userId, at })
    await append(tx, by, {
      ...found.place,
      kind: 'dispute.appealed',
      subject: `dispute:${disputeId}`,
      at,
      data: found.named,
      words: { statement },
    })
    if (found.claim) await reckon(tx, found.claim, at)
  })
}
