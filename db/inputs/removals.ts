import { z } from 'zod'
import { ERASURE_CODES, parseName, WITHHOLDING_CODES } from '../../domain/removal'
import { REASON_LENGTH } from '../../domain/vote'
import { id, key, reasoned, words } from './fields'

const reason = words(REASON_LENGTH)

export const ProposedErasure = z.strictObject({ key, personId: id, code: z.enum(ERASURE_CODES, 'required'), reason })

export const ProposedWithholding = z.strictObject({
  key,
  about: z
    .string('required')
    .max(120, 'not_found')
    .refine((name) => parseName(name) !== null, 'not_found'),
  code: z.enum(WITHHOLDING_CODES, 'required'),
  reason,
})

export const ProposedShowing = z.strictObject({ key, removalId: id, reason })

export const DECISIONS = ['approved', 'declined'] as const

/** The second hand. To decline takes a reason; to approve, none is kept beside that of the proposal. */
export const DecidedRemoval = z
  .strictObject({ key, removalId: id, decision: z.enum(DECISIONS, 'required'), reason: z.string() })
  .transform(reasoned('approved', REASON_LENGTH))
