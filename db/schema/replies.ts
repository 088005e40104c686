import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { REPLY_LETTERS } from '../../domain/letter'
import type { Locale } from '../../domain/locale'
import { PARTY_NAME_LENGTH } from '../../domain/party'
import { REPLY_LENGTH } from '../../domain/reply'
import { REASON_LENGTH } from '../../domain/vote'
import { agents } from './agents'
import { claims } from './claims'
import { at, delivery, id, lengthBetween, wordsBetween } from './columns'
import { users } from './people'

/**
 * What somebody answers, as an agent that a claim's provenance names, beside its verdict. `afterId` is the reply from the same host that
 * a moderator had found to be the agent's own, by which this one is too; where there is none, a moderator decides. Another of the same
 * person is a new version.
 */
export const replies = pgTable(
  'replies',
  {
    id: id(),
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    agentId: text()
      .notNull()
      .references(() => agents.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    version: integer().notNull(),
    afterId: uuid().references((): AnyPgColumn => replies.id),
    name: text().notNull(),
    text: text().notNull(),
    at: at(),
  },
  (table) => [
    unique('replies_one_of_each').on(table.claimId, table.agentId, table.userId, table.version),
    index('replies_person_idx').on(table.userId),
    // Whether an address speaks for an agent is read from all that was answered as them.
    index('replies_agent_idx').on(table.agentId),
    check('replies_name', wordsBetween(table.name, PARTY_NAME_LENGTH)),
    check('replies_text', wordsBetween(table.text, REPLY_LENGTH)),
  ],
)

/** Whether a moderator found a reply to be the agent's own, and why. */
export const replyDecisions = pgTable(
  'reply_decisions',
  {
    replyId: uuid()
      .primaryKey()
      .references(() => replies.id),
    accepted: boolean().notNull(),
    reason: text().notNull(),
    decidedBy: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
  },
  (table) => [check('reply_decisions_reason', wordsBetween(table.reason, REASON_LENGTH))],
)

export const replyLetter = pgEnum('reply_letter', REPLY_LETTERS)

/** Whether whoever gave a reply was told by letter what became of it. Bookkeeping. */
export const replyLetters = pgTable(
  'reply_letters',
  {
    replyId: uuid()
      .notNull()
      .references(() => replies.id),
    letter: replyLetter().notNull(),
    ...delivery(),
  },
  (table) => [primaryKey({ columns: [table.replyId, table.letter] })],
)

/** What somebody typed as a reply, until the address that they gave has answered, and for as long as its link can be used. Bookkeeping. */
export const askedReplies = pgTable(
  'asked_replies',
  {
    id: id(),
    email: text().notNull(),
    language: text().$type<Locale>().notNull(),
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    agentId: text()
      .notNull()
      .references(() => agents.id),
    name: text().notNull(),
    text: text().notNull(),
    at: at(),
  },
  (table) => [
    index().on(table.at),
    index().on(table.email),
    check('asked_replies_name', lengthBetween(table.name, PARTY_NAME_LENGTH)),
    check('asked_replies_text', lengthBetween(table.text, REPLY_LENGTH)),
  ],
)
