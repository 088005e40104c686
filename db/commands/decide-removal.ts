import type { z } from 'zod'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, admit, deed, permit, personOf } from '../deed'
import { erasePerson, showThing, withholdThing } from '../forget'
import { DecidedRemoval } from '../inputs/removals'
import { lockProposal, stillModerator, thingOf, whoseIs } from '../removal'
import { removalDecisions } from '../schema'

const DOING = { erase: erasePerson, withhold: withholdThing, show: showThing }

/**
 * The second hand: an admin approves what was proposed, and it is done with that; or declines it, with a reason. Never one's
 * own proposal, nor what is about oneself. Refused: `own_proposal`, `not_yourself`, `already_decided`, `already_withheld`,
 * `proposer_left` where who proposed it is no moderator any more and did not ask for themselves.
 */
export async function decideRemoval(db: Db, actor: Actor, asked: z.input<typeof DecidedRemoval>) {
  return deed(db, actor, DecidedRemoval, asked, async (tx, by, input) => {
    admit(by, 'decide_removal')
    const { removalId, decision, reason } = input
    const proposal = await lockProposal(tx, removalId)
    const doer = personOf(by)
    const { kind, about, proposedBy } = proposal
    const self = (await whoseIs(tx, await thingOf(tx, proposal))) === doer.id
    permit(by, 'decide_removal', { self, own: proposedBy === doer.id })

    const at = new Date()
    const approved = decision === 'approved'
    await tx.insert(removalDecisions).values({ removalId, approved, reason, decidedBy: doer.id, at })
    if (!approved) {
      const data = { removal: kind, about, proposedBy }
      await append(tx, by, { kind: 'removal.declined', subject: `removal:${removalId}`, at, data, words: { reason } })
    } else {
      if (about !== `person:${proposedBy}`) await stillModerator(tx, proposedBy)
      await DOING[kind]({ tx, by: doer, proposal, at })
    }
    return { kind, approved }
  })
}
