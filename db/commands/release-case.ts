import type { z } from 'zod'
import { step } from '../../domain/dispute'
import { append, nextVer } from '../audit'
import { keepCase, lockCase } from '../case'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { CaseHandling } from '../inputs/cases'

/** Whoever has taken a case gives it back, and it waits for another. Refused: `not_taken` to everybody else; `not_found`. */
export async function releaseCase(db: Db, actor: Actor, asked: z.input<typeof CaseHandling>) {
  return deed(db, actor, CaseHandling, asked, async (tx, by, input) => {
    const found = await lockCase(tx, input.disputeId)
    permit(by, 'release_case')

    const at = new Date()
    await keepCase(tx, found.id, step(found.file, { kind: 'release', by: personOf(by) }, at.getTime()))
    const subject = `dispute:${found.id}`
    const ver = await nextVer(tx, 'dispute.released', subject)
    const data = { ...found.named, idle: false }
    await append(tx, by, { ...found.place, kind: 'dispute.released', subject, ver, at, data })
  })
}
