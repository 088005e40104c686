import { z } from 'zod'
import { PERSONS_GROUNDS } from '../../domain/ground'
import { CAPACITIES, PARTY_NAME_LENGTH } from '../../domain/party'
import { OUTCOMES, RULING_LENGTH } from '../../domain/ruling'
import { PLEAS, STATEMENT_LENGTH } from '../../domain/statement'
import { VERDICTS } from '../../domain/verdict'
import { cited, id, key, mailAddress, maybe, words } from './fields'

/** `about` names what is disputed, as `kind:id`. */
export const NewDispute = z.strictObject({
  key,
  about: z.string('not_found').max(60, 'not_found'),
  ground: z.enum(PERSONS_GROUNDS, 'required'),
  statement: words(STATEMENT_LENGTH),
})

/** `name` is what everybody reads, `capacity` as whom they speak; `ground` is none where a case is open already. */
export const NewComplaint = NewDispute.extend({
  ground: maybe(z.enum(PERSONS_GROUNDS, 'required')),
  capacity: z.enum(CAPACITIES, 'required'),
  name: words(PARTY_NAME_LENGTH),
})

/** The same as it is asked for, before the address that it comes from has answered. */
export const AskedComplaint = NewComplaint.omit({ key: true }).extend({
  email: mailAddress,
})

/** `verdictVersion` is the one the moderator read, of a case about a verdict; `verdict` is what an overturning ruling fixes. */
export const NewRuling = z.strictObject({
  key,
  disputeId: id,
  verdictVersion: z.coerce.number().int().default(0),
  outcome: z.enum(OUTCOMES, 'required'),
  verdict: maybe(z.enum(VERDICTS, 'required')),
  reason: words(RULING_LENGTH),
  evidence: cited,
})

/** `base` is the version of one's own statement that the form was drawn from, 0 for none. */
export const NewStatement = z.strictObject({
  key,
  disputeId: id,
  base: z.coerce.number().int().min(0),
  plea: z.enum(PLEAS, 'required'),
  text: words(STATEMENT_LENGTH),
  evidence: cited,
})

export const CaseHandling = z.strictObject({ key, disputeId: id })

export const NewAppeal = z.strictObject({ key, disputeId: id, statement: words(STATEMENT_LENGTH) })
