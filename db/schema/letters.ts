import { boolean, index, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { LETTERS } from '../../domain/letter'
import { delivery } from './columns'
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

/** Which letter about a case went to whom. Bookkeeping. */
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
    ...delivery(),
  },
  (table) => [
    primaryKey({ columns: [table.disputeId, table.letter, table.userId] }),
    index('letters_user_idx').on(table.userId),
  ],
)
