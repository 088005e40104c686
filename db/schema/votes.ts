import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { REASON_LENGTH } from '../../domain/vote'
import { claims, verdict } from './claims'
import { at, bytea, id, wordsBetween } from './columns'
import { evidence } from './evidence'
import { users } from './people'

/** One version of one reviewer's vote. Never overwritten: a changed vote is the next version. */
export const votes = pgTable(
  'votes',
  {
    id: id(),
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    /** The claim that it was cast on, while that is merged into the one it bears on now. */
    carriedFrom: uuid().references(() => claims.id),
    reviewerId: uuid()
      .notNull()
      .references(() => users.id),
    /** Among all that its author cast on what bears on this claim now; on each claim by itself, `cast_as` counts. */
    version: integer().notNull(),
    round: integer().notNull(),
    verdict: verdict().notNull(),
    reason: text().notNull(),
    blind: boolean().notNull(),
    castAt: at(),
    ballotSalt: bytea().notNull(),
    textSalt: bytea(),
  },
  (table) => [
    unique('votes_one_of_each_version').on(table.claimId, table.reviewerId, table.version),
    unique('votes_of_claim').on(table.id, table.claimId),
    index('votes_reviewer_idx').on(table.reviewerId),
    check('votes_reason', wordsBetween(table.reason, REASON_LENGTH)),
    check('votes_ballot_salt', sql`octet_length(${table.ballotSalt}) = 32`),
    check('votes_text_salt', sql`octet_length(${table.textSalt}) = 32`),
  ],
)

/** What a vote rests on: evidence that bears on the same claim when it is cast, which a trigger holds to. */
export const voteEvidence = pgTable(
  'vote_evidence',
  {
    voteId: uuid().notNull(),
    evidenceId: uuid().notNull(),
    claimId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.voteId, table.evidenceId] }),
    foreignKey({
      name: 'vote_evidence_vote',
      columns: [table.voteId, table.claimId],
      foreignColumns: [votes.id, votes.claimId],
    }),
    foreignKey({
      name: 'vote_evidence_evidence',
      columns: [table.evidenceId],
      foreignColumns: [evidence.id],
    }),
    index('vote_evidence_evidence_idx').on(table.evidenceId),
  ],
)

/** A reviewer who stands aside on a claim, for good. */
export const recusals = pgTable(
  'recusals',
  {
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    /** The claim that they stood aside on, while that is merged into this one. */
    carriedFrom: uuid().references(() => claims.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
  },
  (table) => [primaryKey({ columns: [table.claimId, table.userId] })],
)

/**
 * What a moderator found of the vote of somebody on probation: whether its reason and evidence are sound. Once a claim. `version` is
 * the one that they cast it as.
 */
export const voteMarks = pgTable(
  'vote_marks',
  {
    claimId: uuid().notNull(),
    reviewerId: uuid().notNull(),
    version: integer().notNull(),
    moderatorId: uuid()
      .notNull()
      .references(() => users.id),
    sound: boolean().notNull(),
    reason: text().notNull(),
    at: at(),
  },
  (table) => [
    primaryKey({ columns: [table.claimId, table.reviewerId, table.moderatorId] }),
    foreignKey({ name: 'vote_marks_claim', columns: [table.claimId], foreignColumns: [claims.id] }),
    foreignKey({ name: 'vote_marks_reviewer', columns: [table.reviewerId], foreignColumns: [users.id] }),
    index('vote_marks_reviewer_idx').on(table.reviewerId),
    check('vote_marks_reason', wordsBetween(table.reason, REASON_LENGTH)),
  ],
)
