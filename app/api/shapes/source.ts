import { z } from 'zod'
import { ACTS, RELATIONS } from '../../../domain/citation'
import { DATE_ROLES } from '../../../domain/dates/role'
import { STANCES } from '../../../domain/evidence'
import { UNRESOLVED } from '../../../domain/ledger'
import { PRECISIONS } from '../../../domain/time'
import { id, instant, moment, offset, recorded, withheld } from './fields'

export const Citation = z
  .object({
    id,
    source: id.describe('The source in which the passage stands.'),
    agent: id.nullable().describe('Whose word is passed on; null for unnamed people whom the text places nowhere.'),
    unnamed: z.boolean(),
    via: z.array(id).describe('The agents through whom it came, the nearest to the source first.'),
    relation: z.enum(RELATIONS),
    act: z.enum(ACTS),
    exact: z.string(),
    start: offset,
    end: offset,
    cites: z
      .object({ source: id, citation: id.nullable() })
      .nullable()
      .describe('The captured source that it goes back to, and the citation there.'),
    ...recorded,
  })
  .meta({ id: 'Citation', description: 'In a source, what an agent said is passed on.' })

export const DateGiven = z
  .object({
    id,
    source: id,
    role: z.enum(DATE_ROLES),
    occasion: id.nullable().describe('What it is the time of; null is the event itself.'),
    value: z.string().nullable().describe('As exact as the precision; null where it is counted.'),
    precision: z.enum(PRECISIONS).nullable(),
    zone: z.string().nullable(),
    countedFrom: z.object({ occasion: id.nullable(), days: z.int() }).nullable(),
    exact: z.string(),
    start: offset,
    end: offset,
    ...recorded,
  })
  .meta({ id: 'DateGiven', description: 'A time that a source gives.' })

export const LedgerDate = DateGiven.extend({
  datings: z
    .array(z.object({ from: z.string(), until: z.string(), zone: z.string().nullable(), disputed: z.boolean() }))
    .describe(
      'The first and the last day or minute that it comes to; several where what it is counted from has several.',
    ),
  disputed: z.boolean().describe('It cannot be the same time as another given for the same occasion in the same role.'),
  unresolved: z.enum(UNRESOLVED).nullable().describe('Why a time that is counted comes to no date.'),
}).meta({ id: 'LedgerDate' })

export const Occasion = z.object({ id, language: z.string(), name: z.string() })

export const SourceLine = z.object({
  id,
  title: z.string(),
  publisher: id.nullable(),
  url: z.string().nullable(),
  publishedAt: z
    .string()
    .nullable()
    .describe('RFC 3339 in UTC where hour and zone are known; else as exact as is known.'),
  published: moment,
  updated: moment,
  sha256: z.string().describe('Of the exact bytes, hex.'),
})

const Likeness = z.object({ source: id, by: z.string().nullable(), at: instant })

export const Source = SourceLine.extend({
  byline: z.string().nullable(),
  language: z.string().nullable(),
  version: z.int(),
  capturedAt: instant,
  capturedBy: z.string().nullable(),
  text: z.string().describe('The clean text that passages are anchored in.'),
  textSha256: z.string(),
  passages: z.array(
    z.object({ id, event: z.string(), claim: id, stance: z.enum(STANCES), start: z.int(), end: z.int() }),
  ),
  citations: z.array(Citation),
  dates: z.array(DateGiven),
  occasions: z.array(Occasion),
  relays: z.array(Likeness).describe('Earlier sources whose report it relays, as reviewers judged.'),
  relayedBy: z.array(Likeness).describe('Later sources that relay its report.'),
  withheld,
  citedBy: z.array(z.object({ source: id, citation: id })).describe('Citations elsewhere that go back to it.'),
}).meta({ id: 'Source' })
