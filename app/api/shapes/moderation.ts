import { z } from 'zod'
import { CONTESTS, MODERATION_KINDS } from '../../../domain/moderation'
import { cursor, id, limit } from './fields'
import { Entry } from './history'

export const Act = Entry.extend({
  kind: z.enum(MODERATION_KINDS),
  event: z.string().nullable().describe('The slug of the event that it belongs to.'),
  person: z.string().nullable().describe('The handle of whom it concerns; null for nobody, and for whoever is gone.'),
  contest: z
    .object({
      way: z
        .enum(CONTESTS)
        .describe(
          'An appeal, a side put in the open case, a case about the passage or on the claim; or no case: who else decides.',
        ),
      dispute: id.nullable().describe('The case in which it is contested.'),
      about: z
        .string()
        .nullable()
        .describe('The passage that it names, where that stands: `evidence:<id>`, `citation:<id>` or `date:<id>`.'),
    })
    .describe('How it can be contested now.'),
}).meta({ id: 'Act', description: 'An act of moderation: who did what to whom, and why, as far as that is public.' })

export const Moderation = z.object({ items: z.array(Act), next: cursor }).meta({ id: 'Moderation' })

export const ModerationQuery = z.object({
  kind: z.enum(MODERATION_KINDS).optional(),
  by: z.string().max(200).optional().describe('A handle.'),
  limit: limit.default(50),
  cursor: z.string().max(200).optional(),
})
