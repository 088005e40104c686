import { z } from 'zod'
import { CAUTIONS } from '../../../domain/cautions'
import { STATES } from '../../../domain/claim'
import { CASE_STATES } from '../../../domain/dispute'
import { SIDES, STANCES, STANDINGS } from '../../../domain/evidence'
import { GROUNDS } from '../../../domain/ground'
import { CAPACITIES } from '../../../domain/party'
import { FAULTS } from '../../../domain/provenance'
import { OUTCOMES, STAGES } from '../../../domain/ruling'
import { UNCOUNTED } from '../../../domain/vote'
import {
  because,
  id,
  instant,
  leaf,
  moment,
  offset,
  origins,
  proof,
  sealed,
  speaker,
  tally,
  told,
  verdict,
} from './fields'

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
  stage: z.enum(STAGES).describe('Whether it is the first ruling or the one on appeal.'),
  outcome: z.enum(OUTCOMES),
  verdict: verdict
    .nullable()
    .describe(
      'The verdict it fixes; null where it dismisses or sends back, or is about something else than a verdict.',
    ),
  reason: z.string(),
  moderator: z.string().nullable(),
  at: instant,
  stands: z.boolean(),
})

export const Dispute = z
  .object({
    id,
    state: z.enum(['open', 'ruled']),
    stands: z.enum(CASE_STATES).describe('Where the case stands; the page of the case says it in words.'),
    dueAt: instant.nullable().describe('When the days of that are over.'),
    about: z
      .string()
      .describe('What is disputed: `claim:<id>`, `evidence:<id>`, `citation:<id>`, `date:<id>` or `regrouping:<id>`.'),
    ground: z.enum(GROUNDS),
    statement: z.string().nullable(),
    openedBy: z.string().nullable(),
    party: z
      .object({ name: z.string(), capacity: z.enum(CAPACITIES) })
      .nullable()
      .describe('An affected party without an account, who opened it under this name.'),
    openedAt: instant,
    waiting: z.boolean().describe('Open, and no moderator is without a part in it.'),
    ruling: Ruling.nullable().describe('The newest.'),
    rulings: z.array(Ruling),
  })
  .meta({ id: 'Dispute' })

export const Reply = z
  .object({
    agent: z.string().describe('Whom the claim’s provenance names.'),
    versions: z
      .array(
        z.object({
          id,
          version: z.int(),
          name: z.string().describe('Who wrote it, as they said.'),
          text: z.string(),
          at: instant,
          host: z
            .string()
            .nullable()
            .describe(
              'The host that it was written from, where a moderator found an earlier reply from there to be theirs.',
            ),
          decision: z
            .object({ by: z.string().nullable(), reason: z.string(), at: instant })
            .nullable()
            .describe('The moderator’s word that it is the agent’s own, where no address proves it.'),
        }),
      )
      .describe('One person’s, the newest first.'),
    more: z.int().describe('How many versions of this agent are told in the history alone.'),
  })
  .meta({ id: 'Reply' })

export const Claim = z
  .object({
    id,
    position: z.int().describe('0 is the headline claim.'),
    merged: z
      .array(z.object({ id, position: z.int(), text: told, at: instant }))
      .describe('Claims that were found to say the same: what was said of them bears on this one.'),
    text: told,
    state: z.enum(STATES),
    verdict: verdict.nullable().describe(sealed),
    because: because.nullable().describe(sealed),
    ruleVersion: z.int().nullable().describe(sealed),
    entry: z
      .object({ id, leaf, proof })
      .nullable()
      .describe(`The entry of the log that recorded the verdict as it is. ${sealed}`),
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
    replies: z.array(Reply).describe('Only those that are known to be the agent’s own.'),
  })
  .meta({ id: 'Claim' })
