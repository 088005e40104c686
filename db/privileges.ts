import type { Sql } from 'postgres'

/** Tables that the program may only add to. What is not named here it may also update; and the few below, delete from. */
const ADD_ONLY = [
  'appeals',
  'application_decisions',
  'applications',
  'agents',
  'agent_merges',
  'agent_names',
  'agent_notes',
  'citation_links',
  'citation_via',
  'citation_withdrawals',
  'citations',
  'claim_merges',
  'claim_moves',
  'claim_texts',
  'date_withdrawals',
  'dates',
  'entries',
  'event_texts',
  'event_times',
  'evidence',
  'flag_answers',
  'flags',
  'exclusions',
  'held_votes',
  'holds',
  'interest_ends',
  'interests',
  'interests_met',
  'invitation_ends',
  'invitations',
  'likenesses',
  'occasions',
  'opinion_evidence',
  'opinions',
  'parties',
  'practices',
  'recusals',
  'replies',
  'reply_decisions',
  'reinstatements',
  'removal_decisions',
  'removals',
  'ruling_evidence',
  'role_decisions',
  'role_proposals',
  'source_bands',
  'source_versions',
  'sources',
  'statement_evidence',
  'statements',
  'suggestion_choices',
  'suspension_appeals',
  'suspensions',
  'translations',
  'upheld_suspensions',
  'verdicts',
  'vote_evidence',
  'vote_marks',
  'votes',
  'withdrawals',
]
/** The sealer's, which the program only reads; and what only the functions below write. */
const SEALED = ['checkpoints', 'leaves', 'pending', 'stops', 'withheld_texts', 'cleanings', 'ruling_counts']
/** What takes people's words away, or gives them back, once two hands are logged; by nobody but the program. */
const FORGETTING = ['forget_person(uuid)', 'withhold(uuid)', 'show_again(uuid)']
/** Has what was said of a claim bear where the claim leads on to, which it may not do itself. */
const CARRYING = 'carry_claim(uuid, uuid)'
/** Has a case looked after when it is due; the list of jobs itself is the worker's. */
const CALLING = 'look_after_case(uuid, timestamptz)'
const DISPOSABLE = [
  'accounts',
  'asked_replies',
  'complaints',
  'counts',
  'factors',
  'passkeys',
  'recovery_codes',
  'sessions',
  'verification_tokens',
]

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
    for (const each of [...FORGETTING, CARRYING, CALLING])
      await sql.unsafe(`grant execute on function ${each} to "${role}"`)
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

/** Of the worker's role: it keeps the list of jobs, which lies in a schema of its own, and reads and writes nothing else. */
export async function grantToWorker(admin: Sql, role: string): Promise<void> {
  const to = admin(role)
  await admin.begin(async (sql) => {
    await sql`grant usage on schema graphile_worker to ${to}`
    await sql`grant select, insert, update, delete on all tables in schema graphile_worker to ${to}`
    await sql`revoke insert, update, delete on graphile_worker.migrations from ${to}`
    await sql`grant usage on all sequences in schema graphile_worker to ${to}`
    // Its makers close the tables row by row to everybody but their owner.
    const closed = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'worker')`
    for (const { name } of closed)
      await sql`create policy worker on graphile_worker.${sql(name)} to ${to} using (true) with check (true)`
  })
}
