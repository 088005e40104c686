import { z } from 'zod'
import { handleFault } from '../../domain/handle'
import { ROLES } from '../../domain/permissions'
import { tidy } from '../../domain/text'
import { REASON_LENGTH } from '../../domain/vote'
import { id, key, words } from './fields'

export const ChosenHandle = z.strictObject({
  key,
  handle: z.string().transform((text, context) => {
    const handle = tidy(text).toLowerCase()
    const fault = handle === '' ? 'required' : handleFault(handle)
    if (fault) context.addIssue({ code: 'custom', message: fault })
    return handle
  }),
})

export const GivenRole = z.strictObject({ key, personId: id, role: z.enum(ROLES, 'required') })
export const Suspension = z.strictObject({ key, personId: id, reason: words(REASON_LENGTH) })
export const Reinstatement = z.strictObject({ key, personId: id })
