import type { z } from 'zod'
import { FLAGS_AT_ONCE } from '../../domain/flag'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, admit, deed, permit, personOf } from '../deed'
import { countAnswers, flagsOf, lockFlags } from '../flag'
import { NewFlag } from '../inputs/flags'
import { holderOf } from '../removal'
import { flags } from '../schema'

/**
 * Asks the moderators to look at a text. The log says that it was done, and commits to what and by whom without saying it: a flag
 * is no public reproach, and not told to whom it concerns. Out: the flag. Refused: `not_yourself`; `already_flagged` while one's own
 * flag of it is open; `flagged_enough`; `already_withheld`; `not_found`, also while a vote is sealed, and of a reply
 * that is not known to be the agent's own.
 */
export async function flagText(db: Db, actor: Actor, asked: z.input<typeof NewFlag>) {
  return deed(db, actor, NewFlag, asked, async (tx, by, input) => {
    admit(by, 'flag_text')
    const { id: flaggedBy } = personOf(by)
    const { about, ground, reason } = input
    const { authors, isPublic } = await lockFlags(tx, about)
    if (!isPublic) throw new Refusal('not_found', 'about')
    permit(by, 'flag_text', { self: authors.includes(flaggedBy) })
    if (await holderOf(tx, about)) throw new Refusal('already_withheld')
    const turn = (await countAnswers(tx, about)) + 1
    const open = await flagsOf(tx, about, turn)
    if (open.some((flag) => flag.flaggedBy === flaggedBy)) throw new Refusal('already_flagged')
    if (open.length >= FLAGS_AT_ONCE) throw new Refusal('flagged_enough')

    const at = new Date()
    const [row] = await tx.insert(flags).values({ about, turn, ground, reason, flaggedBy, at }).returning()
    const { id } = row as typeof flags.$inferSelect
    const words = { about, turn, ground, reason, person: flaggedBy }
    await append(tx, 'rule', { kind: 'flag.raised', subject: `flag:${id}`, at, data: {}, words })
    return { id }
  })
}
