import { z } from 'zod'
import { OUTCOMES, PERSONS_GROUNDS, RULING_LENGTH, STATEMENT_LENGTH } from '../../domain/dispute'
import { VERDICTS } from '../../domain/verdict'
import { EVIDENCE_CITED, REASON_LENGTH } from '../../domain/vote'
import { id, key, maybe, words } from './fields'

/** `base` is the version of one's own vote that the form was drawn from, 0 for none: another tab may have gone before. */
export const NewVote = z.strictObject({
  key,
  claimId: id,
  base: z.coerce.number().int().min(0),
  verdict: z.enum(VERDICTS, 'required'),
  reason: words(REASON_LENGTH),
  evidence: z
    .array(id)
    .max(EVIDENCE_CITED.max)
    .transform((ids) => [...new Set(ids)].sort())
    .default([]),
})

export const StandingAside = z.strictObject({ key, claimId: id })

export const NewDispute = z.strictObject({
  key,
  claimId: id,
  ground: z.enum(PERSONS_GROUNDS, 'required'),
  statement: words(STATEMENT_LENGTH),
})

/** `verdictVersion` is the one the moderator read; `verdict` is what an overturning ruling fixes. */
export const NewRuling = z.strictObject({
  key,
  disputeId: id,
  verdictVersion: z.coerce.number().int(),
  outcome: z.enum(OUTCOMES, 'required'),
  verdict: maybe(z.enum(VERDICTS, 'required')),
  reason: words(RULING_LENGTH),
})
