import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { CASE_STATES } from '../../domain/dispute'
import { GROUNDS } from '../../domain/ground'
import { OUTCOMES, RULING_LENGTH, STAGES } from '../../domain/ruling'
import { PLEAS, STATEMENT_LENGTH } from '../../domain/statement'
import { EFFECTS, THINGS } from '../../domain/thing'
import { claims, verdict } from './claims'
import { at, id, wordsBetween } from './columns'
import { events } from './events'
import { evidence } from './evidence'
import { users } from './people'

export const ground = pgEnum('ground', GROUNDS)
export const outcome = pgEnum('outcome', OUTCOMES)
export const caseState = pgEnum('case_state', CASE_STATES)
export const stage = pgEnum('stage', STAGES)
export const plea = pgEnum('plea', PLEAS)
export const thing = pgEnum('thing', THINGS)
export const effect = pgEnum('effect', EFFECTS)

const moment = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' })

/**
 * A case file. `about` is what is disputed, as `claim:id`, `evidence:id`, `citation:id`, `date:id` or `regrouping:id`; `claimId` the claim that
 * this is of, if it is of one. `openedBy` is null when the rule opened it: then nothing need be said.
 */
export const disputes = pgTable(
  'disputes',
  {
    id: id(),
    about: text().notNull(),
    eventId: uuid()
      .notNull()
      .references(() => events.id),
    claimId: uuid().references(() => claims.id),
    ground: ground().notNull(),
    statement: text(),
    openedBy: uuid().references(() => users.id),
    openedAt: at(),
    /** The verdict it was opened against, where it is about one. */
    verdictVersion: integer(),
    /** Where it stands, when the days of that are over, who has taken it and wrote in it last when. Written by `keepCase`. */
    state: caseState().notNull().default('opened'),
    dueAt: moment(),
    holderId: uuid().references(() => users.id),
    heldAt: moment(),
    /** Cached from `state`. One open case a thing. */
    open: boolean().notNull().default(true),
  },
  (table) => [
    index('disputes_claim_idx').on(table.claimId),
    index('disputes_event_idx').on(table.eventId),
    index('disputes_about_idx').on(table.about),
    index('disputes_opener_idx').on(table.openedBy),
    index('disputes_open_idx').on(table.openedAt, table.id).where(sql`${table.open}`),
    uniqueIndex('disputes_one_open').on(table.about).where(sql`${table.open}`),
    check('disputes_about', sql`${table.about} ~ '^(claim|evidence|citation|date|regrouping):'`),
    check('disputes_claim', sql`(${table.claimId} is null) = (${table.about} ~ '^(citation|date|regrouping):')`),
    check('disputes_verdict', sql`(${table.verdictVersion} is null) = (${table.about} not like 'claim:%')`),
    index('disputes_due_idx').on(table.dueAt).where(sql`${table.state} <> 'final'`),
    check('disputes_opener', sql`(${table.openedBy} is null) = (${table.ground}::text in ('contested', 'held'))`),
    check('disputes_open', sql`${table.open} = (${table.state} not in ('ruled', 'ruled_on_appeal', 'final'))`),
    check('disputes_holder', sql`(${table.holderId} is null) = (${table.heldAt} is null)`),
    check('disputes_statement', sql`(${table.openedBy} is null) = (${table.statement} is null)`),
    check('disputes_statement_length', wordsBetween(table.statement, STATEMENT_LENGTH)),
  ],
)

/** One version of what somebody says for a thing as it stands, or against it. Never overwritten. */
export const statements = pgTable(
  'statements',
  {
    id: id(),
    disputeId: uuid()
      .notNull()
      .references(() => disputes.id),
    claimId: uuid().references(() => claims.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    version: integer().notNull(),
    plea: plea().notNull(),
    text: text().notNull(),
    at: at(),
  },
  (table) => [
    unique('statements_one_of_each_version').on(table.disputeId, table.userId, table.version),
    unique('statements_of_claim').on(table.id, table.claimId),
    index('statements_user_idx').on(table.userId),
    check('statements_text', wordsBetween(table.text, STATEMENT_LENGTH)),
  ],
)

/** What a statement rests on: evidence of the same claim, as of a vote. */
export const statementEvidence = pgTable(
  'statement_evidence',
  {
    statementId: uuid().notNull(),
    evidenceId: uuid().notNull(),
    claimId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.statementId, table.evidenceId] }),
    foreignKey({
      name: 'statement_evidence_statement',
      columns: [table.statementId, table.claimId],
      foreignColumns: [statements.id, statements.claimId],
    }),
    foreignKey({
      name: 'statement_evidence_evidence',
      columns: [table.evidenceId],
      foreignColumns: [evidence.id],
    }),
    index('statement_evidence_evidence_idx').on(table.evidenceId),
  ],
)

/** Why somebody does not accept a ruling. One a case. */
export const appeals = pgTable(
  'appeals',
  {
    disputeId: uuid()
      .primaryKey()
      .references(() => disputes.id),
    statement: text().notNull(),
    appealedBy: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
  },
  (table) => [check('appeals_statement', wordsBetween(table.statement, STATEMENT_LENGTH))],
)

/** What a moderator wrote in a case where one hand is not enough; the one that is enough is the ruling. */
export const opinions = pgTable(
  'opinions',
  {
    id: id(),
    disputeId: uuid()
      .notNull()
      .references(() => disputes.id),
    claimId: uuid().references(() => claims.id),
    moderatorId: uuid()
      .notNull()
      .references(() => users.id),
    stage: stage().notNull(),
    outcome: outcome().notNull(),
    verdict: verdict(),
    reason: text().notNull(),
    /** The verdict it read, and the round it would close, where the case is about one. */
    verdictVersion: integer(),
    round: integer(),
    at: at(),
  },
  (table) => [
    unique('opinions_one_a_moderator').on(table.disputeId, table.moderatorId),
    unique('opinions_of_claim').on(table.id, table.claimId),
    index('opinions_moderator_idx').on(table.moderatorId),
    check('opinions_verdict', fixesOnlySo(table)),
    check('opinions_reason', wordsBetween(table.reason, RULING_LENGTH)),
  ],
)

/** What an opinion rests on: evidence of the same claim, as of a vote. */
export const opinionEvidence = pgTable(
  'opinion_evidence',
  {
    opinionId: uuid().notNull(),
    evidenceId: uuid().notNull(),
    claimId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.opinionId, table.evidenceId] }),
    foreignKey({
      name: 'opinion_evidence_opinion',
      columns: [table.opinionId, table.claimId],
      foreignColumns: [opinions.id, opinions.claimId],
    }),
    foreignKey({
      name: 'opinion_evidence_evidence',
      columns: [table.evidenceId],
      foreignColumns: [evidence.id],
    }),
    index('opinion_evidence_evidence_idx').on(table.evidenceId),
  ],
)

/** A moderator's written decision, at one stage of a case. `verdict` is the one it fixes; dismissed or remanded, it fixes none. */
export const rulings = pgTable(
  'rulings',
  {
    disputeId: uuid()
      .notNull()
      .references(() => disputes.id),
    stage: stage().notNull().default('first'),
    claimId: uuid().references(() => claims.id),
    outcome: outcome().notNull(),
    verdict: verdict(),
    reason: text().notNull(),
    moderatorId: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
    /** The verdict it read, and the round it closed, where the case is about one. */
    verdictVersion: integer(),
    round: integer(),
    /** Cached: whether it fixes the verdict, or keeps it as it was; false once the round after it has its own quorum. */
    stands: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.disputeId, table.stage] }),
    unique('rulings_of_claim').on(table.disputeId, table.stage, table.claimId),
    index('rulings_claim_idx').on(table.claimId),
    index('rulings_moderator_idx').on(table.moderatorId),
    index('rulings_appeal_idx').on(table.at).where(sql`${table.stage} = 'appeal'`),
    uniqueIndex('rulings_one_stands').on(table.claimId).where(sql`${table.stands}`),
    check('rulings_verdict', fixesOnlySo(table)),
    check(
      'rulings_stands',
      sql`not ${table.stands} or ${table.verdict} is not null or ${table.outcome}::text = 'remanded'`,
    ),
    check('rulings_reason', wordsBetween(table.reason, RULING_LENGTH)),
  ],
)

/**
 * Cached from `rulings`, `appeals` and the log: what each moderator has decided and how it held. `days` is the median from taking a case
 * to its ruling. Written by the triggers of those tables alone, so that nobody who reads it goes over all rulings.
 */
export const rulingCounts = pgTable('ruling_counts', {
  moderatorId: uuid()
    .primaryKey()
    .references(() => users.id),
  rulings: integer().notNull().default(0),
  appealed: integer().notNull().default(0),
  overturned: integer().notNull().default(0),
  days: doublePrecision(),
})

/** What a ruling rests on: evidence of the same claim, as of a vote. */
export const rulingEvidence = pgTable(
  'ruling_evidence',
  {
    disputeId: uuid().notNull(),
    stage: stage().notNull(),
    evidenceId: uuid().notNull(),
    claimId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.disputeId, table.stage, table.evidenceId] }),
    foreignKey({
      name: 'ruling_evidence_ruling',
      columns: [table.disputeId, table.stage, table.claimId],
      foreignColumns: [rulings.disputeId, rulings.stage, rulings.claimId],
    }),
    foreignKey({
      name: 'ruling_evidence_evidence',
      columns: [table.evidenceId],
      foreignColumns: [evidence.id],
    }),
    index('ruling_evidence_evidence_idx').on(table.evidenceId),
  ],
)

/**
 * What rulings made of things that can be taken back: excluded, and perhaps readmitted on appeal. The highest version says whether a
 * thing is excluded.
 */
export const exclusions = pgTable(
  'exclusions',
  {
    thing: thing().notNull(),
    thingId: uuid().notNull(),
    version: integer().notNull(),
    effect: effect().notNull(),
    disputeId: uuid()
      .notNull()
      .references(() => disputes.id),
    at: at(),
  },
  (table) => [
    primaryKey({ columns: [table.thing, table.thingId, table.version] }),
    index('exclusions_dispute_idx').on(table.disputeId),
    check('exclusions_in_turn', sql`(${table.effect}::text = 'excluded') = (${table.version} % 2 = 1)`),
  ],
)

/** A verdict is fixed by what upholds or overturns one that it read, and by nothing else. */
function fixesOnlySo(table: { verdict: unknown; outcome: unknown; verdictVersion: unknown }) {
  return sql`(${table.verdict} is null) = (${table.outcome}::text in ('dismissed', 'remanded') or ${table.verdictVersion} is null)`
}
