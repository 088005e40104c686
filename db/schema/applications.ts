import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { APPLICATION_LENGTH, READ_LANGUAGES } from '../../domain/application'
import { REASON_LENGTH } from '../../domain/vote'
import { at, delivery, id, wordsBetween } from './columns'
import { users } from './people'

/** What somebody answered in the practice set, once. Bookkeeping: it goes with whoever is forgotten. */
export const practices = pgTable('practices', {
  personId: uuid()
    .primaryKey()
    .references(() => users.id),
  answers: text().notNull(),
  at: at(),
})

/** Who asks to become a reviewer: what they say of themselves, and what they read. */
export const applications = pgTable(
  'applications',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => users.id),
    statement: text().notNull(),
    languages: text({ enum: READ_LANGUAGES }).array().notNull(),
    at: at(),
  },
  (table) => [
    index('applications_person_idx').on(table.personId),
    check('applications_statement', wordsBetween(table.statement, APPLICATION_LENGTH)),
    check('applications_languages', sql`cardinality(${table.languages}) > 0`),
  ],
)

/** What became of an application, and why. */
export const applicationDecisions = pgTable(
  'application_decisions',
  {
    applicationId: uuid()
      .primaryKey()
      .references(() => applications.id),
    personId: uuid()
      .notNull()
      .references(() => users.id),
    accepted: boolean().notNull(),
    reason: text().notNull(),
    decidedBy: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
  },
  (table) => [
    check('application_decisions_reason', wordsBetween(table.reason, REASON_LENGTH)),
    check('application_decisions_others', sql`${table.personId} <> ${table.decidedBy}`),
  ],
)

/** Whether whoever applied was told by letter what became of it. Bookkeeping. */
export const applicationLetters = pgTable('application_letters', {
  applicationId: uuid()
    .primaryKey()
    .references(() => applications.id),
  ...delivery(),
})
