import { z } from 'zod'
import { APPLICATION_DECISIONS, APPLICATION_LENGTH, READ_LANGUAGES } from '../../domain/application'
import { REASON_LENGTH } from '../../domain/vote'
import { id, key, words } from './fields'

export const NewApplication = z.strictObject({
  key,
  statement: words(APPLICATION_LENGTH),
  /** Each once, in one order. */
  languages: z
    .array(z.enum(READ_LANGUAGES, 'language_unknown'))
    .min(1, 'required')
    .transform((read) => READ_LANGUAGES.filter((each) => read.includes(each))),
})

export const DecidedApplication = z.strictObject({
  key,
  applicationId: id,
  decision: z.enum(APPLICATION_DECISIONS, 'required'),
  reason: words(REASON_LENGTH),
})
