import type { z } from 'zod'
import { append } from '../audit'
import { ofThing, partsInThing } from '../case'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { NewDispute } from '../inputs/cases'
import { openOn } from '../opening'
import { reckon } from '../reckon'
import { lockThing } from '../thing'

/**
 * A reviewer contests a verdict, a piece of evidence, a citation or a date: a case is opened with a ground and a statement, and waits for
 * a moderator with no part in it. Out: its id. Refused: `not_found` (field `about`); `not_settled` while there is no verdict to
 * contest; `already_withdrawn` for what does not stand; `dispute_open` while another case about it is open; `required` (`ground`) for a
 * ground that is none of its kind; `ground_used` (`ground`) when that was ruled on already, of a verdict without newer evidence;
 * `recused`.
 */
export async function openDispute(db: Db, actor: Actor, asked: z.input<typeof NewDispute>) {
  return deed(db, actor, NewDispute, asked, async (tx, by, input) => {
    const thing = await lockThing(tx, input.about, 'about')
    const openedBy = personOf(by).id
    permit(by, 'open_dispute', { parts: await partsInThing(tx, thing, openedBy) })

    const at = new Date()
    const { ground, statement } = input
    const { id, entry } = await openOn(tx, thing, { openedBy, openedAt: at, ground, statement })
    await append(tx, by, { kind: 'dispute.opened', ...entry })
    const { claim } = ofThing(thing)
    if (claim) await reckon(tx, claim, at)
    return { id }
  })
}
