import { z } from 'zod'
import { PASSAGE_LENGTH, STANCES, STANDINGS } from '../../domain/evidence'
import { REASON_LENGTH } from '../../domain/vote'
import { agentId, id, key, locale, maybe, moment, tick, words, written } from './fields'

/** `near` is where in the source's text the passage was marked, in UTF-16 units; `asserts` the time the passage gives. */
export const NewEvidence = z.strictObject({
  key,
  claimId: id,
  sourceId: id,
  passage: z.string().min(PASSAGE_LENGTH.min, 'required').max(PASSAGE_LENGTH.max, 'too_long'),
  near: z.preprocess(
    (value) => (value === '' || value == null ? undefined : value),
    z.coerce.number().int().min(0).optional(),
  ),
  stance: z.enum(STANCES, 'required'),
  speaker: agentId,
  unnamed: tick,
  standing: z.enum(STANDINGS, 'required'),
  asserts: maybe(moment),
})

export const Withdrawal = z.strictObject({ key, evidenceId: id, reason: words(REASON_LENGTH) })

export const Translation = z
  .strictObject({ key, evidenceId: id, language: locale, text: words(PASSAGE_LENGTH) })
  .superRefine(written('text'))
