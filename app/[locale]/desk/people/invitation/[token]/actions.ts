'use server'

import { takeInvitation } from '../../../../../../db/commands/take-invitation'
import { form } from '../../../../../door'

/** Leads to the desk of somebody who is a reviewer now. */
export const take = form(takeInvitation, { then: () => 'invitation_taken' })
