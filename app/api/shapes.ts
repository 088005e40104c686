import { z } from 'zod'
import { AGENT_KINDS } from '../../domain/agent'
import { CAUTIONS } from '../../domain/cautions'
import { STATES } from '../../domain/claim'
import { GROUNDS, OUTCOMES } from '../../domain/dispute'
import { ENTRY_KINDS } from '../../domain/entry'
import { SIDES, STANCES, STANDINGS } from '../../domain/evidence'
import { LOCALES } from '../../domain/locale'
import { PRECISIONS } from '../../domain/time'
import { BECAUSE, VERDICTS } from '../../domain/verdict'
import { UNCOUNTED } from '../../domain/vote'

const instant = z
  .date()
  .transform((date) => date.toISOString())
  .pipe(z.iso.datetime())
const id = z.string().describe('Opaque.')
const cursor = z.string().nullable().describe('Opaque; null at the end of the list.')
const sealed = 'Null while the claim is under review: blind until settled.'
const verdict = z.enum(VERDICTS)
const because = z.enum(BECAUSE)
const told = z.partialRecord(z.enum(LOCALES), z.string()).describe('By language.')
const moment = z
  .object({
    value: z.string().describe('As exact as the precision: 2024, 2024-06, 2024-06-11, 2024-06-24T10:25.'),
    precision: z.enum(PRECISIONS),
    zone: z.string().nullable().describe('IANA name, UTC or GMT; null where the text names none.'),
  })
  .nullable()
const speaker = z.object({
  agent: id,
  unnamed: z.boolean().describe('The word of unnamed people speaking to the agent.'),
})
const tally = z.object({ confirmed: z.int(), denied: z.int(), unverified: z.int() })

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

export const Vote = z
  .object({
    id,
    reviewer: z.string().nullable().describe('The handle; null for a former reviewer.'),
    version: z.int(),
    round: z.int(),
    castAt: instant,
    blind: z.boolean().describe('Cast before the claim had settled.'),
    verdict: verdict.nullable().describe(sealed),
    reason: z.string().nullable().describe(sealed),
    evidence: z.array(id).nullable().describe(sealed),
    uncounted: z.enum(UNCOUNTED).nullable().describe('Why it does not count; null when it does, and while sealed.'),
    salt: z.string().nullable().describe('Base64; opens the commitment to the reason in the log. Null while sealed.'),
  })
  .meta({ id: 'Vote' })

export const Evidence = z
  .object({
    id,
    source: id,
    stance: z.enum(STANCES),
    speaker,
    standing: z.enum(STANDINGS),
    exact: z.string(),
    start: z.int().describe('UTF-16 units into the clean text of the source.'),
    end: z.int(),
    active: z.boolean().describe('False once withdrawn.'),
    asserts: moment.describe('The time that the passage gives, if it gives one.'),
    translations: z.array(z.object({ language: z.string(), text: z.string(), by: z.string().nullable() })),
    attachedBy: z.string().nullable(),
    attachedAt: instant,
  })
  .meta({ id: 'Evidence' })

const Ruling = z.object({
  outcome: z.enum(OUTCOMES),
  verdict: verdict.nullable().describe('The verdict it fixes; null for a dismissal.'),
  reason: z.string(),
  moderator: z.string().nullable(),
  at: instant,
  stands: z.boolean(),
})

export const Dispute = z
  .object({
    id,
    state: z.enum(['open', 'ruled']),
    ground: z.enum(GROUNDS),
    statement: z.string().nullable(),
    openedBy: z.string().nullable(),
    openedAt: instant,
    waiting: z.boolean().describe('Open, and no moderator is without a part in it.'),
    ruling: Ruling.nullable(),
  })
  .meta({ id: 'Dispute' })

export const Claim = z
  .object({
    id,
    position: z.int().describe('0 is the headline claim.'),
    text: told,
    state: z.enum(STATES),
    verdict: verdict.nullable().describe(sealed),
    because: because.nullable().describe(sealed),
    ruleVersion: z.int().nullable().describe(sealed),
    cast: z.int(),
    contested: z.boolean(),
    tally: tally.nullable().describe(`Counted votes of the current round. ${sealed}`),
    round: z.int(),
    settledAt: instant.nullable(),
    cautions: z.array(z.object({ side: z.enum(SIDES).nullable(), code: z.enum(CAUTIONS) })),
    origins: z.object({ supports: z.array(speaker), denies: z.array(speaker) }),
    votes: z.array(Vote).describe('Every version of every vote, in the order they were cast.'),
    evidence: z.array(Evidence),
    disputes: z.array(Dispute),
  })
  .meta({ id: 'Claim' })

const SourceLine = z.object({
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

export const EventList = z.object({ items: z.array(Summary), next: cursor }).meta({ id: 'EventList' })
export const Event = Summary.extend({
  summary: told,
  place: told,
  time: z.object({ value: z.string(), until: z.string().nullable(), precision: z.enum(PRECISIONS) }).nullable(),
  claims: z.array(Claim),
  sources: z.array(SourceLine),
}).meta({ id: 'Event' })

const change = z.record(z.string(), z.unknown()).nullable()
export const History = z
  .object({
    items: z.array(
      z.object({
        id,
        at: instant,
        kind: z.enum(ENTRY_KINDS),
        actor: z.string().nullable().describe('A handle, `rule`, `operator` or `former`.'),
        claim: id.nullable(),
        before: change,
        after: change,
        envelope: z.string().describe('Base64 of the RFC 8785 bytes.'),
        leaf: z.string().describe('SHA-256(0x00 ‖ envelope), hex (RFC 6962).'),
      }),
    ),
    next: cursor,
  })
  .meta({ id: 'History' })

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
}).meta({ id: 'Source' })

export const Agent = z
  .object({
    id,
    kind: z.enum(AGENT_KINDS),
    country: z.string().nullable(),
    names: z.array(z.object({ language: z.string(), name: z.string() })),
    said: z.array(
      z.object({
        evidence: id,
        source: id,
        event: z.string(),
        claim: id,
        stance: z.enum(STANCES),
        unnamed: z.boolean(),
        state: z.enum(STATES),
        verdict: verdict.nullable().describe(sealed),
      }),
    ),
    published: z.array(SourceLine),
  })
  .meta({ id: 'Agent' })

export const Problem = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .meta({ id: 'Problem', description: 'RFC 9457.' })

const limit = z.coerce.number().int().min(1).max(100)
export const EventQuery = z.object({
  verdict: verdict.optional(),
  state: z.enum(STATES).optional(),
  language: z.enum(LOCALES).optional(),
  q: z.string().max(200).optional(),
  limit: limit.default(20),
  cursor: z.string().max(200).optional(),
})
export const HistoryQuery = z.object({ limit: limit.default(50), cursor: z.string().max(200).optional() })
