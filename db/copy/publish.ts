import type { Sql, TransactionSql } from 'postgres'
import { BYTES, keyOf, PARTS, type Part } from './public'
import { type Conn, quoted } from './tables'

/**
 * The public record as lines of JSON, each `{"type":…}` and what of its row is public, as of one moment; the same record gives the
 * same lines in the same order.
 */
export async function publishRecord(sql: Sql, write: (lines: readonly string[]) => Promise<void>): Promise<void> {
  await sql.begin('isolation level repeatable read read only', async (tx) => {
    for (const part of PARTS) for await (const lines of linesOf(tx, part)) await write(lines)
  })
}

async function* linesOf(tx: TransactionSql, part: Part): AsyncGenerator<string[]> {
  const rows = tx`${tx.unsafe(
    `select row_to_json(r)::text as line from (
       select ${part.columns.map((column) => `${toldAs(part, column)} as ${quoted(keyOf(column))}`).join(', ')}
       from ${quoted(part.table)} x where ${part.where ?? 'true'} order by ${(await inOrder(tx, part)).join(', ')}) r`,
  )}`
  for await (const some of rows.cursor(500))
    yield some.map(({ line }) => `{"type":${JSON.stringify(part.type)},${line.slice(1)}`)
}

function toldAs({ hidden }: Part, column: string): string {
  const value = BYTES.includes(column) ? `encode(x.${quoted(column)}, 'hex')` : `x.${quoted(column)}`
  return hidden?.columns.includes(column) ? `case when ${hidden.unless} then ${value} end` : value
}

/** By bytes, whatever languages the server knows how to sort. */
async function inOrder(sql: Conn, { table, keys }: Part): Promise<string[]> {
  const texts = await sql`select attname as name from pg_attribute
    where attrelid = ${`public.${table}`}::regclass and atttypid = 'text'::regtype`
  return keys.map((key) => `x.${quoted(key)}${texts.some(({ name }) => name === key) ? ' collate "C"' : ''}`)
}
