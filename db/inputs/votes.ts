import { z } from 'zod'
import { VERDICTS } from '../../domain/verdict'
import { REASON_LENGTH } from '../../domain/vote'
import { cited, id, key, words } from './fields'

/** `base` is the version of one's own vote that the form was drawn from, 0 for none: another tab may have gone before. */
export const NewVote = z.strictObject({
  key,
  claimId: id,
  base: z.coerce.number().int().min(0),
  verdict: z.enum(VERDICTS, 'required'),
  reason: words(REASON_LENGTH),
  evidence: cited,
})

export const StandingAside = z.strictObject({ key, claimId: id })
