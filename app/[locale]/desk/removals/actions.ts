'use server'

import type { Db } from '../../../../db/client'
import { decideRemoval } from '../../../../db/commands/decide-removal'
import { proposeErasure } from '../../../../db/commands/propose-erasure'
import { proposeShowing } from '../../../../db/commands/propose-showing'
import { proposeWithholding } from '../../../../db/commands/propose-withholding'
import { db } from '../../../../db/connection'
import { findPerson } from '../../../../db/queries/people'
import { Refusal } from '../../../../domain/refusal'
import { purgeKept } from '../../../../server/kept'
import { settings } from '../../../../server/settings'
import { form } from '../../../door'

const proposed = { then: () => 'removal_proposed' }

export const withhold = form(proposeWithholding, proposed)

export const showAgain = form(proposeShowing, proposed)

/** For somebody else they are named by their handle; for oneself, by nothing. */
export const erase = form(proposeErasure, {
  ...proposed,
  parse: async ({ handle, ...asked }) => {
    if (handle === undefined) return asked
    if (String(handle).trim() === '') throw new Refusal('required', 'handle')
    const personId = await findPerson(db(), String(handle))
    if (!personId) throw new Refusal('not_found', 'handle')
    return { ...asked, personId }
  },
})

export const decide = form(
  async (db: Db, actor: { id: string }, asked: Parameters<typeof decideRemoval>[2]) => {
    const answer = await decideRemoval(db, actor, asked)
    // Copies kept for bad times show what is gone now; the cleaning that follows drops them too, should this be cut short.
    if (answer.approved) await purgeKept(settings().data).catch(() => {})
    return answer
  },
  {
    then: ({ approved }) => (approved ? 'removal_approved' : 'removal_declined'),
  },
)
