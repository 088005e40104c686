import { z } from 'zod'
import { COUNTRIES } from '../../domain/country'
import { faultOfTie, INTEREST_KINDS } from '../../domain/interest'
import { agentId, id, key, maybe } from './fields'

/** To an agent or to a country: one of the two. */
export const NewInterest = z
  .strictObject({
    key,
    kind: z.enum(INTEREST_KINDS, 'required'),
    agent: maybe(agentId),
    country: maybe(
      z
        .string()
        .trim()
        .toUpperCase()
        .refine((code) => COUNTRIES.includes(code), 'country_unknown'),
    ),
  })
  .superRefine((tie, context) => {
    const fault = faultOfTie(tie)
    if (fault) context.addIssue({ code: 'custom', message: fault, path: ['agent'] })
  })

export const EndedInterest = z.strictObject({ key, interestId: id })
