import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { FLAG_GROUNDS, FLAG_LENGTH, FLAG_OUTCOMES } from '../../domain/flag'
import { REASON_LENGTH } from '../../domain/vote'
import { at, delivery, id, wordsBetween } from './columns'
import { users } from './people'

export const flagGround = pgEnum('flag_ground', FLAG_GROUNDS)
export const flagOutcome = pgEnum('flag_outcome', FLAG_OUTCOMES)

/**
 * Who asked for a look at a text (`about`, by its name), and why: for moderators alone. `turn` counts the times that a text was
 * flagged, from 1: a flag is open until its turn is answered.
 */
export const flags = pgTable(
  'flags',
  {
    id: id(),
    about: text().notNull(),
    turn: integer().notNull(),
    ground: flagGround().notNull(),
    reason: text().notNull(),
    flaggedBy: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
  },
  (table) => [
    unique('flags_one_of_each').on(table.about, table.turn, table.flaggedBy),
    index('flags_person_idx').on(table.flaggedBy, table.at),
    check('flags_reason', wordsBetween(table.reason, FLAG_LENGTH)),
  ],
)

/** What a moderator answered to all flags of a turn, and by which entry (`act_kind`, `act_subject`) something was done. */
export const flagAnswers = pgTable(
  'flag_answers',
  {
    id: id(),
    about: text().notNull(),
    turn: integer().notNull(),
    outcome: flagOutcome().notNull(),
    actKind: text(),
    actSubject: text(),
    reason: text().notNull(),
    answeredBy: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
  },
  (table) => [
    unique('flag_answers_one_of_each').on(table.about, table.turn),
    check('flag_answers_reason', wordsBetween(table.reason, REASON_LENGTH)),
    check('flag_answers_act', sql`(${table.actKind} is not null) = (${table.outcome} = 'acted')`),
    check('flag_answers_subject', sql`(${table.actSubject} is null) = (${table.actKind} is null)`),
  ],
)

/** Whether the answer to a flag was told by letter. Bookkeeping. */
export const flagLetters = pgTable('flag_letters', {
  flagId: uuid()
    .primaryKey()
    .references(() => flags.id),
  ...delivery(),
})
