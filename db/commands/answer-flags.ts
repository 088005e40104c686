import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { lockClaim, partsIn } from '../claim'
import type { Db } from '../client'
import { type Actor, admit, deed, permit, personOf } from '../deed'
import { countAnswers, flagsOf, listActsOn, lockFlags } from '../flag'
import { holdGraph } from '../graph'
import { FlagAnswer } from '../inputs/flags'
import { flagAnswers } from '../schema'

/**
 * A moderator with no part in it answers all open flags of a text at once, in writing: by which act something was done, or why
 * nothing. Refused: `not_yourself`, `own_flag`, `part_in_claim`; `stale` when other flags are open than were read; `not_found`, also for
 * an act that is none about this text since it was flagged.
 */
export async function answerFlags(db: Db, actor: Actor, asked: z.input<typeof FlagAnswer>) {
  return deed(db, actor, FlagAnswer, asked, async (tx, by, input) => {
    admit(by, 'answer_flags')
    const { id: answeredBy } = personOf(by)
    const { about, turn, outcome, reason } = input
    await holdGraph(tx)
    const place = await lockFlags(tx, about)
    const claim = place.claimId === null ? null : await lockClaim(tx, place.claimId)
    const open = await flagsOf(tx, about, turn)
    const [oldest] = open
    if (!oldest || turn !== (await countAnswers(tx, about)) + 1 || open.length !== input.seen)
      throw new Refusal('stale')
    const own = open.some(({ flaggedBy }) => flaggedBy === answeredBy)
    const parts = claim ? await partsIn(tx, claim.id, answeredBy) : []
    permit(by, 'answer_flags', { self: place.authors.includes(answeredBy), own, parts })
    const acts = input.entryId === null ? [] : await listActsOn(tx, about, place, oldest.at)
    const act = acts.find(({ id }) => id === input.entryId) ?? null
    if (input.entryId !== null && !act) throw new Refusal('not_found', 'entryId')

    const at = new Date()
    const [actKind, actSubject] = [act?.kind ?? null, act?.subject ?? null]
    const [row] = await tx
      .insert(flagAnswers)
      .values({ about, turn, outcome, actKind, actSubject, reason, answeredBy, at })
      .returning({ id: flagAnswers.id })
    await append(tx, by, {
      kind: 'flag.answered',
      subject: `answer:${row?.id}`,
      at,
      ...(claim && { eventId: claim.eventId, claimId: claim.id }),
      data: {
        about,
        turn,
        flags: open.map(({ id }) => id).sort(),
        outcome,
        act: act && { kind: act.kind, subject: act.subject },
        ...(claim && { claim: claim.id }),
      },
      words: { reason },
    })
    return { outcome }
  })
}
