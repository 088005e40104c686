import { z } from 'zod'
import { PASSAGE_LENGTH, STANCES, STANDINGS } from '../../domain/evidence'
import { REASON_LENGTH } from '../../domain/vote'
import { agentId, id, key, locale, maybe, moment, place, tick, words, written } from './fields'

/** A piece that speaks through a citation of its source says whose word it is by that; `asserts` is the time the passage gives. */
export const NewEvidence = z.strictObject({
  key,
  claimId: id,
  sourceId: id,
  ...place,
  stance: z.enum(STANCES, 'required'),
  speaker: maybe(agentId),
  unnamed: tick,
  citationId: maybe(id).prefault(null),
  standing: z.enum(STANDINGS, 'required'),
  asserts: maybe(moment),
})

/** `seen` is the digest of what the withdrawal was said to do, where somebody was told before. */
export const Withdrawal = z.strictObject({
  key,
  evidenceId: id,
  reason: words(REASON_LENGTH),
  seen: maybe(z.string().regex(/^[0-9a-f]{64}$/, 'moved')).prefault(null),
})

export const Translation = z
  .strictObject({ key, evidenceId: id, language: locale, text: words(PASSAGE_LENGTH) })
  .superRefine(written('text'))
