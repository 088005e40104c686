import type { z } from 'zod'
import { step } from '../../domain/dispute'
import { append, nextVer } from '../audit'
import { judgeOf, keepCase, lockCase } from '../case'
import type { Db } from '../client'
import { type Actor, deed, permit } from '../deed'
import { CaseHandling } from '../inputs/cases'

/**
 * A moderator with no part in a case takes it, so that nobody else works on it meanwhile; whoever writes nothing in it for
 * three days has let it go. Refused: `barred_…`, `taken`, `moderators_first` to an admin; `too_early`, `case_closed`, `not_found`.
 */
export async function takeCase(db: Db, actor: Actor, asked: z.input<typeof CaseHandling>) {
  return deed(db, actor, CaseHandling, asked, async (tx, by, input) => {
    const found = await lockCase(tx, input.disputeId)
    const judge = await judgeOf(tx, by, found)
    permit(by, 'take_case', { parts: judge.parts })

    const at = new Date()
    await keepCase(tx, found.id, step(found.file, { kind: 'take', by: judge }, at.getTime()))
    const subject = `dispute:${found.id}`
    const ver = await nextVer(tx, 'dispute.taken', subject)
    await append(tx, by, { ...found.place, kind: 'dispute.taken', subject, ver, at, data: found.named })
  })
}
