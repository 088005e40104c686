import { boolean, index, integer, pgEnum, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { LETTERS } from '../../domain/letter'
import { disputes } from './disputes'
import { users } from './people'

export const letter = pgEnum('letter', LETTERS)

/** In which language somebody is written to: that of their last sign-in; and whether they want to be. Bookkeeping. */
export const correspondents = pgTable('correspondents', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id),
  language: text(),
  wanted: boolean().notNull().default(true),
})

/** Which letter about a case went to whom: written before it is sent, `sentAt` after. Bookkeeping. */
export const letters = pgTable(
  'letters',
  {
    disputeId: uuid()
      .notNull()
      .references(() => disputes.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    letter: letter().notNull(),
    tried: integer().notNull().default(1),
    triedAt: timestamp({ withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    sentAt: timestamp({ withTimezone: true, mode: 'date' }),
  },
  (table) => [
    primaryKey({ columns: [table.disputeId, table.letter, table.userId] }),
    index('letters_user_idx').on(table.userId),
  ],
)
