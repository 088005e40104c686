import { z } from 'zod'
import { AGENT_KINDS } from '../../domain/agent'
import { CAUTIONS } from '../../domain/cautions'
import { ACTS, RELATIONS } from '../../domain/citation'
import { STATES } from '../../domain/claim'
import { DATE_ROLES } from '../../domain/dates/role'
import { GROUNDS, OUTCOMES } from '../../domain/dispute'
import { ENTRY_KINDS } from '../../domain/entry'
import { SIDES, STANCES, STANDINGS } from '../../domain/evidence'
import { UNRESOLVED } from '../../domain/ledger'
import { LOCALES } from '../../domain/locale'
import { FAULTS } from '../../domain/provenance'
import { CHOICES } from '../../domain/suggestion'
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
const origins = z
  .array(speaker)
  .describe('Whom the side goes back to, an agent and the unnamed people speaking to it as one.')
const offset = z.int().describe('UTF-16 units into the clean text of the source.')
const proposal = z
  .enum(CHOICES)
  .nullable()
  .describe('What its recorder made of the proposal from the text; null: none.')
const recorded = {
  active: z.boolean().describe('False once withdrawn.'),
  recordedBy: z.string().nullable(),
  recordedAt: instant,
  choice: proposal,
  withdrawn: z.object({ reason: z.string(), by: z.string().nullable(), at: instant }).nullable(),
}
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
    start: offset,
    end: offset,
    active: z.boolean().describe('False once withdrawn.'),
    citation: id.nullable().describe('The citation, in the same source, through which it speaks.'),
    ends: z.array(speaker).describe('Whom its word goes back to; several for an echo of several.'),
    echo: z.boolean().describe('An outlet’s own words about what it attributes to others: they add no origin.'),
    seen: z.boolean().describe('Whether the document of whom it goes back to was read.'),
    fault: z.enum(FAULTS).nullable().describe('Why its way could not be followed as recorded.'),
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
    origins: z.object({ supports: origins, denies: origins }),
    votes: z.array(Vote).describe('Every version of every vote, in the order they were cast.'),
    evidence: z.array(Evidence),
    disputes: z.array(Dispute),
  })
  .meta({ id: 'Claim' })

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

const Occasion = z.object({ id, language: z.string(), name: z.string() })

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
  occasions: z.array(Occasion).describe('Other happenings that are dated, or that days are counted from.'),
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
        about: change.describe('What was linked, translated or taken back, as it was recorded.'),
        envelope: z.string().describe('Base64 of the RFC 8785 bytes.'),
        leaf: z.string().describe('SHA-256(0x00 ‖ envelope), hex (RFC 6962).'),
      }),
    ),
    next: cursor,
  })
  .meta({ id: 'History' })

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
  citedBy: z.array(z.object({ source: id, citation: id })).describe('Citations elsewhere that go back to it.'),
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
