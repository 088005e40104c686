import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { lockApplication } from '../application'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, admit, deed, permit, personOf } from '../deed'
import { DecidedApplication } from '../inputs/applications'
import { hasReviewed, setRole } from '../role'
import { applicationDecisions } from '../schema'

/**
 * A moderator or an admin accepts somebody who applied, who reviews on probation from their next request on, or refuses them; with a
 * reason either way. Out: whom, and which. Refused: `not_yourself`, `not_found`, `already_decided`, `applicant_left`.
 */
export async function decideApplication(db: Db, actor: Actor, asked: z.input<typeof DecidedApplication>) {
  return deed(db, actor, DecidedApplication, asked, async (tx, by, input) => {
    admit(by, 'decide_application')
    const { applicationId, decision, reason } = input
    const { personId, isLeft } = await lockApplication(tx, applicationId)
    const decidedBy = personOf(by).id
    permit(by, 'decide_application', { self: personId === decidedBy })
    const accepted = decision === 'accepted'
    if (isLeft || (accepted && (await hasReviewed(tx, personId)))) throw new Refusal('applicant_left')

    const at = new Date()
    await tx.insert(applicationDecisions).values({ applicationId, personId, accepted, reason, decidedBy, at })
    const said = { subject: `application:${applicationId}`, at, data: { person: personId }, words: { reason } }
    if (!accepted) {
      await append(tx, by, { kind: 'application.refused', ...said })
      return { accepted, personId }
    }
    await append(tx, by, { kind: 'application.accepted', ...said })
    await setRole(tx, 'rule', { id: personId, role: 'reader' }, 'reviewer', at)
    return { accepted, personId }
  })
}
