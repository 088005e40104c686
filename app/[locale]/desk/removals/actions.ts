'use server'

import { decideRemoval } from '../../../../db/commands/decide-removal'
import { proposeErasure } from '../../../../db/commands/propose-erasure'
import { proposeShowing } from '../../../../db/commands/propose-showing'
import { proposeWithholding } from '../../../../db/commands/propose-withholding'
import { db } from '../../../../db/connection'
import { findPerson } from '../../../../db/queries/people'
import { form } from '../../../door'

const proposed = { then: () => 'removal_proposed' }

export const withhold = form(proposeWithholding, proposed)

export const showAgain = form(proposeShowing, proposed)

/** For somebody else they are named by their handle; for oneself, by nothing. */
export const erase = form(proposeErasure, {
  ...proposed,
  parse: async ({ handle, ...asked }) =>
    handle === undefined ? asked : { ...asked, personId: (await findPerson(db(), String(handle))) ?? '' },
})

export const decide = form(decideRemoval, {
  then: ({ approved }) => (approved ? 'removal_approved' : 'removal_declined'),
})
