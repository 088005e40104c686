import type { Sql } from 'postgres'

/** Tables that the program may only add to. What is not named here it may also update; and the few below, delete from. */
const ADD_ONLY = [
  'agents',
  'agent_merges',
  'agent_names',
  'agent_notes',
  'citation_links',
  'citation_via',
  'citation_withdrawals',
  'citations',
  'claim_texts',
  'date_withdrawals',
  'dates',
  'entries',
  'event_texts',
  'event_times',
  'evidence',
  'likenesses',
  'occasions',
  'recusals',
  'reinstatements',
  'removal_decisions',
  'removals',
  'source_bands',
  'source_versions',
  'sources',
  'suggestion_choices',
  'suspensions',
  'translations',
  'verdicts',
  'vote_evidence',
  'votes',
  'withdrawals',
]
/** The sealer's, which the program only reads; and what only the functions below write. */
const SEALED = ['checkpoints', 'leaves', 'pending', 'stops', 'withheld_texts', 'cleanings']
/** What takes people's words away, or gives them back, once two hands are logged; by nobody but the program. */
const FORGETTING = ['forget_person(uuid)', 'withhold(uuid)', 'show_again(uuid)']
const DISPOSABLE = ['accounts', 'sessions', 'verification_tokens']

/** Least privilege: the program's role reads and adds; it changes cached columns only, and makes no tables. */
export async function grantTo(admin: Sql, role: string): Promise<void> {
  const to = admin(role)
  await admin.begin(async (sql) => {
    await sql`grant usage on schema public to ${to}`
    await sql`revoke all on all tables in schema public from ${to}`
    await sql`grant select, insert on all tables in schema public to ${to}`
    const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`
    for (const { name } of tables) {
      if (SEALED.includes(name)) await sql`revoke insert on ${sql(name)} from ${to}`
      else if (!ADD_ONLY.includes(name)) await sql`grant update on ${sql(name)} to ${to}`
      if (DISPOSABLE.includes(name)) await sql`grant delete on ${sql(name)} to ${to}`
    }
    for (const each of FORGETTING) await sql.unsafe(`grant execute on function ${each} to "${role}"`)
    await sql`grant usage on schema drizzle to ${to}`
    await sql`grant select on all tables in schema drizzle to ${to}`
  })
}

/** Of the sealer's role: it reads entries and the log's own tables, and writes only there; leaves by `sequence_pending` alone. */
export async function grantToSealer(admin: Sql, role: string): Promise<void> {
  const to = admin(role)
  await admin.begin(async (sql) => {
    await sql`grant usage on schema public to ${to}`
    await sql`revoke all on all tables in schema public from ${to}`
    await sql`grant select on entries, pending, leaves, checkpoints, stops to ${to}`
    await sql`grant insert on checkpoints, stops to ${to}`
    await sql`grant update (lifted_at) on stops to ${to}`
    await sql`grant execute on function sequence_pending(integer) to ${to}`
  })
}
