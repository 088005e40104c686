import { existsSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'

/** Tables from which an erasure takes rows or words. */
const TOUCHED = [
  ...['users', 'accounts', 'sessions', 'verification_tokens', 'receipts', 'entry_words', 'withheld_texts'],
  ...['factors', 'passkeys', 'recovery_codes', 'correspondents', 'letters', 'complaints', 'asked_replies'],
  ...['votes', 'disputes', 'parties', 'replies', 'reply_decisions', 'statements', 'opinions', 'rulings', 'appeals'],
  ...['withdrawals', 'citation_withdrawals', 'date_withdrawals', 'translations'],
  ...[
    'agent_notes',
    'agent_merges',
    'claim_merges',
    'regroupings',
    'practices',
    'applications',
    'application_decisions',
    'suspensions',
    'suspension_appeals',
    'upheld_suspensions',
    'vote_marks',
    'role_proposals',
    'role_decisions',
    'flags',
    'flag_answers',
    'interests',
    'removals',
    'removal_decisions',
  ],
]

/** How long a table may be waited for, and the oldest transaction; then it is tried again later. */
const PATIENCE = 3_000

/**
 * Takes from the disk what erasures took from the tables: old versions of rows, samples in the statistics, the write-ahead log,
 * letters to addresses that nobody has any more, and the server's own log. `url` is that of the owner; `data` the data folder
 * of an embedded server, null for one's own, whose write-ahead log and backups are its keeper's. `purge` drops copies of pages,
 * after a withholding too. Out: how many removals are done with now; rejects where it has to be tried again, and that does no
 * harm.
 */
export async function cleanAfterRemovals(
  url: string,
  data: string | null,
  purge: () => Promise<void>,
): Promise<number> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { lock_timeout: PATIENCE },
  })
  try {
    const waiting = await sql<{ id: string; kind: string }[]>`
      select id, kind from entries where kind in ('person.erased', 'content.withheld', 'content.shown')
        and not lost and id not in (select entry_id from cleanings)`
    if (waiting.length === 0) return 0
    await awaitOlder(sql)
    await purge()
    if (waiting.some(({ kind }) => kind === 'person.erased')) await cleanDisk(sql, data)
    for (const { id } of waiting) await sql`insert into cleanings (entry_id) values (${id}) on conflict do nothing`
    return waiting.length
  } finally {
    await sql.end()
  }
}

async function cleanDisk(sql: Sql, data: string | null): Promise<void> {
  for (const table of TOUCHED) await sql`vacuum (full, analyze) ${sql(table)}`
  const [self] = await sql<
    { superuser: boolean }[]
  >`select rolsuper as superuser from pg_roles where rolname = current_user`
  if (self?.superuser) await sql`vacuum full pg_catalog.pg_statistic`
  if (data) {
    await turnOverWal(sql)
    await dropLetters(sql, join(data, 'mail'))
    const log = join(data, 'postgres', 'log')
    if (existsSync(log)) truncateSync(log)
  }
}

/** A rewritten table still holds what a transaction from before may see: none may be under way. */
async function awaitOlder(sql: Sql): Promise<void> {
  const [now] = await sql<{ at: Date }[]>`select clock_timestamp() as at`
  for (let tried = 0; tried < 15; tried += 1) {
    const older = await sql`select from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid() and xact_start < ${now?.at as Date}`
    if (older.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('a transaction from before the erasure is under way')
}

/**
 * Leaves no segment of the write-ahead log that was written before now: none is kept for use again (its old bytes would stay
 * in it), and those that were kept earlier are passed.
 */
async function turnOverWal(sql: Sql): Promise<void> {
  const [recycling] = await sql<{ wal_recycle: string }[]>`show wal_recycle`
  if (recycling?.wal_recycle === 'on') {
    await sql`alter system set wal_recycle = off`
    await sql`select pg_reload_conf()`
  }
  const [kept] = await sql<{ last: string }[]>`
    select max(name) as last from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'`
  for (let passed = false; !passed; ) {
    await sql`select pg_logical_emit_message(false, 'isnad', 'turned over')`
    await sql`select pg_switch_wal()`
    await sql`select pg_logical_emit_message(false, 'isnad', 'turned over')`
    const [now] = await sql<{ segment: string }[]>`select pg_walfile_name(pg_current_wal_insert_lsn()) as segment`
    passed = (now?.segment ?? '') > (kept?.last ?? '')
  }
  await sql`checkpoint`
}

/** Letters are kept until their links are of no use; one to an address without a person or a live link is nobody's. */
async function dropLetters(sql: Sql, folder: string): Promise<void> {
  if (!existsSync(folder)) return
  const known = await sql<{ address: string }[]>`
    select email as address from users where email is not null union select identifier from verification_tokens
    union select email from complaints union select email from asked_replies`
  const addresses = new Set(known.map(({ address }) => address.toLowerCase()))
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const to = /^To: <?([^>\r\n]+)/im.exec(readFileSync(path, 'utf8'))?.[1]?.trim().toLowerCase()
    if (name.endsWith('.eml') && to && !addresses.has(to)) rmSync(path, { force: true })
  }
}
