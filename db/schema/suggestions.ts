import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgEnum, pgTable, uuid } from 'drizzle-orm/pg-core'
import type { Json } from '../../domain/entry'
import { CHOICES, SUGGESTED } from '../../domain/suggestion'
import { citations } from './citations'
import { at, id } from './columns'
import { dates } from './dates'
import { users } from './people'
import { sources } from './sources'

export const suggested = pgEnum('suggested', SUGGESTED)
export const choice = pgEnum('choice', CHOICES)

/** What a reviewer made of what the reader proposed from a source's text: `offered` as it was proposed, and what came of it. */
export const suggestionChoices = pgTable(
  'suggestion_choices',
  {
    id: id(),
    sourceId: uuid()
      .notNull()
      .references(() => sources.id),
    kind: suggested().notNull(),
    start: integer().notNull(),
    end: integer().notNull(),
    offered: jsonb().$type<Json>().notNull(),
    choice: choice().notNull(),
    citationId: uuid().references(() => citations.id),
    dateId: uuid().references(() => dates.id),
    chosenBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    index('suggestion_choices_source_idx').on(table.sourceId),
    check('suggestion_choices_range', sql`${table.start} >= 0 and ${table.end} > ${table.start}`),
    check(
      'suggestion_choices_outcome',
      sql`num_nonnulls(${table.citationId}, ${table.dateId}) = case when ${table.choice} = 'refused' then 0 else 1 end`,
    ),
  ],
)
