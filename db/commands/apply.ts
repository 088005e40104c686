import type { z } from 'zod'
import { objectsToApplying } from '../../domain/application'
import { Refusal } from '../../domain/refusal'
import { lockApplying } from '../application'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { NewApplication } from '../inputs/applications'
import { hasReviewed } from '../role'
import { applications } from '../schema'

/**
 * A reader asks to become a reviewer: what they say of themselves, and in which languages they read. Out: the application. Refused:
 * `was_reviewer`, `practice_first` before the practice set is done, `application_waits`, `application_early` soon after a refusal.
 */
export async function apply(db: Db, actor: Actor, asked: z.input<typeof NewApplication>) {
  return deed(db, actor, NewApplication, asked, async (tx, by, input) => {
    permit(by, 'apply')
    const { statement, languages } = input
    const personId = personOf(by).id
    const applicant = { ...(await lockApplying(tx, personId)), reviewed: await hasReviewed(tx, personId) }
    const at = new Date()
    const objection = objectsToApplying(applicant, at)
    if (objection) throw new Refusal(objection)

    const values = { personId, statement, languages, at }
    const [row] = await tx.insert(applications).values(values).returning({ id: applications.id })
    const id = row?.id as string
    const subject = `application:${id}`
    await append(tx, by, { kind: 'application.made', subject, at, data: { languages }, words: { statement } })
    return { id }
  })
}
