import { z } from 'zod'
import { FLAG_GROUNDS, FLAG_LENGTH, FLAG_OUTCOMES, flaggedThing } from '../../domain/flag'
import { REASON_LENGTH } from '../../domain/vote'
import { key, maybe, words } from './fields'

const about = z
  .string('required')
  .max(120, 'not_found')
  .refine((name) => flaggedThing(name) !== null, 'not_found')

export const NewFlag = z.strictObject({
  key,
  about,
  ground: z.enum(FLAG_GROUNDS, 'required'),
  reason: words(FLAG_LENGTH),
})

/** `turn` and `seen` are what the moderator read: which time the text is flagged, and how many flags there were; `entryId` the act. */
export const FlagAnswer = z
  .strictObject({
    key,
    about,
    turn: z.coerce.number().int().min(1),
    seen: z.coerce.number().int().min(1),
    outcome: z.enum(FLAG_OUTCOMES, 'required'),
    entryId: maybe(z.string().regex(/^[1-9]\d{0,14}$/, 'not_found')),
    reason: words(REASON_LENGTH),
  })
  .transform((answer, context) => {
    if (answer.outcome === 'not_acted') return { ...answer, entryId: null }
    if (answer.entryId === null) context.addIssue({ code: 'custom', message: 'required', path: ['entryId'] })
    return answer
  })
