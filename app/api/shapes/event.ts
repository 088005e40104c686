import { z } from 'zod'
import { STATES } from '../../../domain/claim'
import { LOCALES } from '../../../domain/locale'
import { REGROUPINGS } from '../../../domain/regrouping'
import { PRECISIONS } from '../../../domain/time'
import { Claim, Dispute } from './claim'
import { because, cursor, id, instant, limit, origins, sealed, told, verdict, withheld } from './fields'
import { Citation, LedgerDate, Occasion, SourceLine } from './source'

export const Summary = z
  .object({
    slug: z.string(),
    title: told,
    state: z.enum(STATES),
    verdict: verdict.nullable().describe(sealed),
    because: because.nullable().describe(sealed),
    contested: z.boolean(),
    cast: z.int().describe('Reviewers who have voted in the current round, counted or not.'),
    updatedAt: instant,
    demonstration: z.boolean().describe('Part of the set that ships with the program: texts retold, votes invented.'),
  })
  .meta({ id: 'Summary', description: 'An event by its headline claim.' })

export const EventList = z.object({ items: z.array(Summary), next: cursor }).meta({ id: 'EventList' })

const Regrouped = z.object({
  id,
  kind: z.enum(REGROUPINGS),
  from: z.string().describe('The slug of the event that the claims left.'),
  to: z.string().describe('The slug of the event that they came to stand under.'),
  claims: z.int().describe('How many it moved.'),
  reason: z.string(),
  at: instant,
})

export const Event = Summary.extend({
  summary: told,
  place: told,
  time: z.object({ value: z.string(), until: z.string().nullable(), precision: z.enum(PRECISIONS) }).nullable(),
  claims: z.array(Claim),
  sources: z.array(SourceLine),
  counts: z
    .object({
      read: z.array(id).describe('Sources.'),
      notSeen: z.array(id).describe('Agents that are cited and of whom no document was read.'),
      supports: origins,
      denies: origins,
    })
    .describe('What was read and cited for all claims; whom the two sides of the headline claim go back to.'),
  citations: z.array(Citation).describe('What its sources pass on, withdrawn ones too.'),
  dates: z.array(LedgerDate).describe('Every time that its sources give, withdrawn ones too.'),
  disputes: z
    .array(Dispute)
    .describe(
      'Cases about its citations, its dates and its regroupings; those about claims and their evidence stand there.',
    ),
  regroupings: z.array(Regrouped).describe('What was merged, parted and split to or from it, and stands.'),
  withheld,
  occasions: z.array(Occasion).describe('Other happenings that are dated, or that days are counted from.'),
}).meta({ id: 'Event' })

export const EventQuery = z.object({
  verdict: verdict.optional(),
  state: z.enum(STATES).optional(),
  language: z.enum(LOCALES).optional(),
  q: z.string().max(200).optional(),
  limit: limit.default(20),
  cursor: z.string().max(200).optional(),
})
