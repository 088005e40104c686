import { sql } from 'drizzle-orm'
import type { Db } from '../client'
import { entries, sources } from '../schema'

/** Every row of every table, as text: what a thief of the tables would read. The log's own envelopes too. */
export async function everything(tx: Db, but: readonly string[] = []): Promise<string> {
  const tables = await tx.execute<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'public'`)
  let all = ''
  for (const { name } of tables.filter((each) => !but.includes(each.name))) {
    const [row] = await tx.execute<{ all: string }>(
      sql`select coalesce(string_agg(t::text, ' '), '') as all from ${sql.identifier(name)} t`,
    )
    all += row?.all ?? ''
  }
  const envelopes = await tx.select({ envelope: entries.envelope }).from(entries)
  const captured = await tx.select({ bytes: sources.bytes }).from(sources)
  return [all, ...envelopes.map((e) => Buffer.from(e.envelope)), ...captured.map((e) => Buffer.from(e.bytes))].join(' ')
}

/** What each table of the record says, but for what removals leave of themselves: a digest of its rows. */
export async function rowsOf(tx: Db): Promise<Record<string, string | null>> {
  const own = ['withheld_texts', 'entries', 'removals', 'removal_decisions', 'receipts', 'pending', 'sources']
  const tables = await tx.execute<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'public'`)
  const digests: Record<string, string | null> = {}
  for (const { name } of tables.filter((each) => !own.includes(each.name))) {
    const removal = sql`not exists (select from entries e where e.id = t.entry_id and e.kind = 'removal.proposed')`
    const [row] = await tx.execute<{ digest: string | null }>(sql`
      select md5(string_agg(t::text, ' ' order by t::text)) as digest from ${sql.identifier(name)} t
      where ${name === 'entry_words' ? removal : sql`true`}`)
    digests[name] = row?.digest ?? null
  }
  const [row] = await tx.execute<{ digest: string }>(sql`
    select md5(string_agg(md5(bytes) || text, ' ' order by id)) as digest from sources`)
  return { ...digests, sources: row?.digest ?? null }
}
