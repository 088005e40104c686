import { type Conn, named } from './tables'

export type Sequence = { schema: string; name: string; last: number }

/**
 * Ids of entries were given out in receipts, also by entries that are lost now. After a restore they begin here above the last that
 * is known, so that none of those ever answers for another entry. An id is a safe integer: there is room for two million restores.
 */
const FAR = 2 ** 32

/** The last number that each sequence gave. Numbers are given outside of snapshots: read them after the rows. */
export async function listSequences(sql: Conn): Promise<Sequence[]> {
  const rows = await sql`select schemaname as schema, sequencename as name, last_value as last from pg_sequences
    where schemaname = 'public' order by 1, 2`
  return rows.map(({ schema, name, last }) => ({ schema, name, last: Number(last ?? 0) }))
}

/** Has each sequence go on after its last number; that of the entries, far after it. */
export async function resumeSequences(sql: Conn, sequences: readonly Sequence[]): Promise<void> {
  const [entries] = await sql`select pg_get_serial_sequence('entries', 'id') as name,
    (select coalesce(max(id), 0) from entries) as last`
  for (const { schema, name, last } of sequences) {
    const isEntries = `${schema}.${name}` === entries?.name
    const next = isEntries ? (Math.floor(Math.max(last, Number(entries.last)) / FAR) + 1) * FAR : last + 1
    await sql`select setval(${named({ schema, name })}::regclass, ${next}, false)`
  }
}
