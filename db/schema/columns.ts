import { type SQL, sql } from 'drizzle-orm'
import { customType, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** A random id: it tells nothing, not even an order. */
export const id = () => uuid().primaryKey().defaultRandom()

/** When a row came to be, to the millisecond, as the log writes it. */
export const at = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' }).notNull().defaultNow()

export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (bytes) => Buffer.from(bytes),
  fromDriver: (buffer) => new Uint8Array(buffer),
})

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** Of a letter: how often it was tried and when last, noted before it is sent, and when it went out, noted after. */
export const delivery = () => ({
  tried: integer().notNull().default(1),
  triedAt: timestamp({ withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  sentAt: timestamp({ withTimezone: true, mode: 'date' }),
})

/** An ISO 639-1 or BCP 47 code of what a text is written in. */
export const language = () => text().notNull()

/** The SQL side of a length limit of the domain; the same numbers feed zod and `maxLength`. */
export function lengthBetween(column: unknown, limits: { min: number; max: number }): SQL {
  return sql`char_length(${column}) between ${sql.raw(String(limits.min))} and ${sql.raw(String(limits.max))}`
}

/** The same for words that can be forgotten or withheld: then their mark stands there, whatever its length. */
export function wordsBetween(column: unknown, limits: { min: number; max: number }): SQL {
  return sql`(${lengthBetween(column, limits)} or ${column} ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\\.[0-9a-f]+)?)$')`
}
