import { z } from 'zod'
import { CAUTIONS } from '../../../domain/cautions'
import { STATES } from '../../../domain/claim'
import { GROUNDS, OUTCOMES } from '../../../domain/dispute'
import { SIDES, STANCES, STANDINGS } from '../../../domain/evidence'
import { FAULTS } from '../../../domain/provenance'
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
  })
  .meta({ id: 'Claim' })
