import type { Sql, TransactionSql } from 'postgres'
import { z } from 'zod'
import { handleKey } from '../../domain/handle'
import { Refusal } from '../../domain/refusal'
import { indexEvent } from '../wording'
import { BYTES, keyOf, PARTS, type Part } from './public'
import { applyMigrations, knownMigrations } from './schema'
import { resumeSequences } from './sequences'
import { listTables, named, quoted } from './tables'
import { drizzleWithin } from './within'

type Line = Record<string, unknown>

const TOGETHER = 500

/** What a public line does not say and the table asks for: nobody's address, the bytes of no page, no finding where there is none. */
const FILLED: Record<string, (row: Line) => Line> = {
  person: ({ handle }) => ({ handle_key: typeof handle === 'string' ? handleKey(handle) : null }),
  source: () => ({ bytes: '\\x' }),
  claim: ({ verdict, because, contested }) => ({
    verdict: verdict ?? 'unverified',
    because: because ?? 'no_votes',
    contested: contested ?? false,
  }),
}

/**
 * Loads the lines of a public record into a database without tables, in a transaction that is open. It can be read and checked; nothing
 * is added to it: unopened votes, addresses and pages' bytes are nowhere in those lines, so that a stop stands from the beginning.
 * Out: how many lines of each type. Refused: `not_a_record` with the line at fault.
 */
export async function adoptRecord(
  sql: Sql,
  tx: TransactionSql,
  lines: AsyncIterable<string>,
): Promise<Record<string, number>> {
  await applyMigrations(tx, knownMigrations())
  const tables = await listTables(tx)
  for (const table of tables) await tx.unsafe(`alter table ${named(table)} disable trigger user`)
  const counts: Record<string, number> = {}
  let number = 0
  let part: Part | undefined
  let waiting: Line[] = []
  const flush = async () => {
    if (part) await insert(tx, part, waiting)
    waiting = []
  }
  for await (const text of lines) {
    number += 1
    const { type, ...said } = parse(text, number)
    if (type !== part?.type || waiting.length === TOGETHER) await flush()
    part = PARTS.find((each) => each.type === type)
    if (!part) throw new Refusal('not_a_record', `${number}`)
    waiting.push(said)
    counts[part.type] = (counts[part.type] ?? 0) + 1
  }
  await flush()
  await tx`insert into pending select id from entries e where not lost and not exists (select from leaves l where l.entry_id = e.id)`
  for (const table of tables) await tx.unsafe(`alter table ${named(table)} enable trigger user`)
  await resumeSequences(tx, [{ schema: 'public', name: 'entries_id_seq', last: 0 }])
  const db = drizzleWithin(sql, tx)
  for (const { id } of await tx`select id from events`) await indexEvent(db, id)
  await tx`select count_rulings(who.id) from (
    select distinct hand.moderator_id as id from disputes d cross join lateral hands_on(d.id) hand) who`
  await tx`insert into stops (code, detail) values ('imported', 'A public record, without what is not public: to be read and checked.')`
  return counts
}

function parse(text: string, number: number): Line & { type?: unknown } {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch {
    throw new Refusal('not_a_record', `${number}`)
  }
}

async function insert(tx: TransactionSql, part: Part, lines: readonly Line[]): Promise<void> {
  const rows = lines.map((line) => {
    const row = Object.fromEntries(part.columns.map((column) => [column, valueOf(column, line[keyOf(column)])]))
    return { ...row, ...FILLED[part.type]?.(row) }
  })
  const columns = Object.keys(rows[0] ?? {})
    .map(quoted)
    .join(', ')
  const table = quoted(part.table)
  await tx.unsafe(
    `insert into ${table} (${columns}) overriding system value
     select ${columns} from json_populate_recordset(null::${table}, $1::text::json)`,
    [JSON.stringify(rows)],
  )
}

function valueOf(column: string, value: unknown): unknown {
  return BYTES.includes(column) && typeof value === 'string' ? `\\x${value}` : (value ?? null)
}
