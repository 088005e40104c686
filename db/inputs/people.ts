import { z } from 'zod'
import { handleFault } from '../../domain/handle'
import { ROLES } from '../../domain/permissions'
import { tidy } from '../../domain/text'
import { REASON_LENGTH } from '../../domain/vote'
import { id, key, maybe, reasoned, words } from './fields'

export const ChosenHandle = z.strictObject({
  key,
  handle: z.string().transform((text, context) => {
    const handle = tidy(text).toLowerCase()
    const fault = handle === '' ? 'required' : handleFault(handle)
    if (fault) context.addIssue({ code: 'custom', message: fault })
    return handle
  }),
})

/** Whether a reason is needed is seen once it is known which role they have. */
export const GivenRole = z.strictObject({
  key,
  personId: id,
  role: z.enum(ROLES, 'required'),
  reason: maybe(words(REASON_LENGTH)).default(null),
})
export const Suspension = z.strictObject({ key, personId: id, reason: words(REASON_LENGTH) })
export const Reinstatement = z.strictObject({ key, personId: id })

export const SuspensionAppeal = z.strictObject({ key, statement: words(REASON_LENGTH) })

/** A reason is needed to let it stand, and none is said to lift it. */
export const DecidedSuspension = z
  .strictObject({ key, suspensionId: id, decision: z.enum(['lifted', 'upheld'], 'required'), reason: z.string() })
  .transform(reasoned('lifted', REASON_LENGTH))

/** 256 random bits, in the letters of an address. */
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'not_found')

export const NewInvitation = z.strictObject({ key, invitationId: id, token })
export const RevokedInvitation = z.strictObject({ key, invitationId: id })
export const TakenInvitation = z.strictObject({ key, token })

/** Marked on its reason and its evidence, never on what it decided. */
export const VoteMark = z.strictObject({
  key,
  voteId: id,
  sound: z.enum(['yes', 'no'], 'required'),
  reason: words(REASON_LENGTH),
})

export const ProposedRole = z.strictObject({
  key,
  personId: id,
  role: z.enum(ROLES, 'required'),
  reason: words(REASON_LENGTH),
})

/** A reason is needed to decline, and none is said to approve. */
export const DecidedRole = z
  .strictObject({ key, proposalId: id, decision: z.enum(['approved', 'declined'], 'required'), reason: z.string() })
  .transform(reasoned('approved', REASON_LENGTH))
