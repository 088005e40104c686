import type { TransactionSql } from 'postgres'

/** One thing that somebody with all rights over the database does to it. Out: whether there was anything to do it to. */
export type TableTampering = { name: string; work: (sql: TransactionSql) => Promise<boolean> }

type Column = { name: string; type: string; udt: string; nullable: boolean }

/** The tables of the record, each with the columns that tell its rows apart. */
const RECORD: Record<string, string[]> = {
  agents: ['id'],
  agent_names: ['agent_id', 'rank'],
  agent_notes: ['agent_id', 'language', 'version'],
  agent_merges: ['merged'],
  sources: ['id'],
  source_versions: ['source_id', 'version'],
  likenesses: ['source_id', 'earlier_id', 'version'],
  events: ['id'],
  event_texts: ['event_id', 'language', 'version'],
  event_times: ['event_id', 'version'],
  claims: ['id'],
  claim_texts: ['claim_id', 'language', 'version'],
  regroupings: ['id'],
  claim_moves: ['claim_id', 'version'],
  claim_merges: ['id'],
  evidence: ['id'],
  withdrawals: ['evidence_id'],
  translations: ['evidence_id', 'language', 'version'],
  citations: ['id'],
  citation_via: ['citation_id', 'position'],
  citation_links: ['citation_id', 'version'],
  citation_withdrawals: ['citation_id'],
  suggestion_choices: ['id'],
  occasions: ['id'],
  dates: ['id'],
  date_withdrawals: ['date_id'],
  votes: ['id'],
  vote_evidence: ['vote_id', 'evidence_id'],
  vote_marks: ['claim_id', 'reviewer_id', 'moderator_id'],
  recusals: ['claim_id', 'user_id'],
  interests: ['id'],
  interest_ends: ['interest_id'],
  interests_met: ['claim_id', 'user_id'],
  verdicts: ['claim_id', 'version'],
  disputes: ['id'],
  parties: ['id'],
  replies: ['id'],
  reply_decisions: ['reply_id'],
  statements: ['id'],
  statement_evidence: ['statement_id', 'evidence_id'],
  opinions: ['id'],
  opinion_evidence: ['opinion_id', 'evidence_id'],
  rulings: ['dispute_id', 'stage'],
  ruling_evidence: ['dispute_id', 'stage', 'evidence_id'],
  appeals: ['dispute_id'],
  holds: ['id'],
  held_votes: ['hold_id', 'reviewer_id'],
  exclusions: ['thing', 'thing_id', 'version'],
  suspensions: ['id'],
  suspension_appeals: ['suspension_id'],
  upheld_suspensions: ['suspension_id'],
  reinstatements: ['suspension_id'],
  flags: ['id'],
  flag_answers: ['id'],
  role_proposals: ['id'],
  role_decisions: ['proposal_id'],
  invitations: ['id'],
  invitation_ends: ['invitation_id'],
  applications: ['id'],
  application_decisions: ['application_id'],
  users: ['id'],
  removals: ['id'],
  removal_decisions: ['removal_id'],
  entries: ['id'],
  entry_words: ['entry_id'],
  leaves: ['index'],
  checkpoints: ['size'],
  pending: ['entry_id'],
}

/**
 * What the log does not say, so that nobody can tell when it is changed: how somebody signs in and since when, when a claim was
 * last reckoned, by what pages are found, by which id a vote goes in addresses or an accepted proposal in the table, when a
 * checkpoint was kept.
 */
export const UNSEALED = [
  ...['users.email', 'users.email_verified', 'users.joined_at', 'claims.updated_at', 'events.search', 'checkpoints.at'],
  ...['votes.id', 'vote_evidence.vote_id', 'suggestion_choices.id'],
]

/** Tables that are no part of the record: sign-in, what was answered to forms, by what pages are found, what is kept apart. */
const APART = [
  ...[
    'accounts',
    'factors',
    'passkeys',
    'recovery_codes',
    'sessions',
    'verification_tokens',
    'receipts',
    'correspondents',
    'complaints',
    'asked_replies',
    'counts',
    'letters',
    'flag_letters',
    'reply_letters',
    'application_letters',
    'ruling_counts',
    'practices',
    'source_bands',
    'withheld_texts',
    'cleanings',
    'stops',
  ],
]

const OTHER: Record<string, string> = {
  text: `x || 'x'`,
  integer: 'x + 1',
  bigint: 'x + 100000',
  boolean: 'not x',
  uuid: 'gen_random_uuid()',
  jsonb: `'{"another": 1}'::jsonb`,
  bytea: 'set_byte(x, 0, get_byte(x, 0) # 1)',
  ARRAY: 'x || x',
  'timestamp with time zone': `x + interval '1 second'`,
}

/**
 * Every table and column there is, changed or blanked in one row; a row gone, doubled, all rows gone; and what takes more than
 * one table. Throws for a table that is neither of the record nor known to be apart from it.
 */
export async function tableTamperings(
  sql: TransactionSql,
): Promise<{ each: TableTampering[]; whole: TableTampering[] }> {
  const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`
  const unknown = tables.filter(({ name }) => !Object.hasOwn(RECORD, name) && !APART.includes(name))
  if (unknown.length > 0) throw new Error(`nobody has said of ${unknown.map(({ name }) => name)} whether it is sealed`)
  const all: TableTampering[] = []
  for (const [table, keys] of Object.entries(RECORD)) {
    const columns = await sql<Column[]>`
      select column_name as name, data_type as type, udt_name as udt, is_nullable = 'YES' as nullable
      from information_schema.columns where table_schema = 'public' and table_name = ${table} order by ordinal_position`
    for (const { name, type, udt, nullable } of columns) {
      if (UNSEALED.includes(`${table}.${name}`)) continue
      const other = otherThan(`t."${name}"`, type, udt)
      all.push({ name: `update ${table}.${name}`, work: (tx) => update(tx, table, keys, name, other) })
      if (nullable) all.push({ name: `blank ${table}.${name}`, work: (tx) => update(tx, table, keys, name, 'null') })
    }
    all.push({ name: `delete from ${table}`, work: (tx) => remove(tx, table, keys) })
    all.push({ name: `insert into ${table}`, work: (tx) => double(tx, table, keys, columns) })
    all.push({ name: `truncate ${table}`, work: (tx) => empty(tx, table) })
  }
  return { each: all, whole: WHOLE }
}

/** What a value of some type is changed into, in SQL. */
function otherThan(x: string, type: string, udt: string): string {
  if (type === 'USER-DEFINED') return `(select e from unnest(enum_range(null::"${udt}")) e where e <> ${x} limit 1)`
  const other = OTHER[type]?.replace(/\bx\b(?!')/g, x)
  if (!other) throw new Error(`nothing is known to change ${x} (${type}) into`)
  return other
}

/** Columns that say something of some rows only: nobody has to seal an open ballot, and its salt is of nothing. */
const MEANT: Record<string, string> = { 'votes.ballot_salt': 'blind' }

/** Of a row whose words are gone nothing is left that its other columns could be compared with: any other row will do. */
async function update(tx: TransactionSql, table: string, keys: string[], column: string, other: string) {
  const where = keys.map((key) => `t."${key}" = o."${key}"`).join(' and ')
  const order = keys.map((key) => `"${key}"`).join(', ')
  const meant = MEANT[`${table}.${column}`] ?? 'true'
  const done = await tx.unsafe(`update ${table} t set "${column}" = ${other}
    from (select * from ${table} r where "${column}" is not null and ${meant} and r::text !~ '▢▢▢|▇▇▇' order by ${order} limit 1) o
    where ${where} returning 1`)
  return done.length > 0
}

/** Rows that the record is made of. Whoever signed in and was never named by an entry is none. */
const OF_RECORD: Record<string, string> = {
  users: `exists (select from entries e where e.kind = 'person.joined' and e.subject = 'person:' || r.id)`,
}

async function remove(tx: TransactionSql, table: string, keys: string[]) {
  const order = keys.map((key) => `"${key}"`).join(', ')
  const where = keys.map((key) => `t."${key}" = o."${key}"`).join(' and ')
  const done = await tx.unsafe(
    `delete from ${table} t using (select * from ${table} r where ${OF_RECORD[table] ?? 'true'} order by ${order} desc limit 1) o
      where ${where} returning 1`,
  )
  return done.length > 0
}

/** The same row once more, under another key. */
async function double(tx: TransactionSql, table: string, keys: string[], columns: readonly Column[]) {
  const unique = [...keys, ...(FREE[table] ?? [])]
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const values = columns.map(({ name, type, udt }) => {
    if (!unique.includes(name)) return `o."${name}"`
    if (type === 'uuid' || type === 'USER-DEFINED') return otherThan(`o."${name}"`, type, udt)
    if (type === 'integer' || type === 'bigint') return `o."${name}" + 1000`
    return `o."${name}" || 'x'`
  })
  const done = await tx.unsafe(
    `insert into ${table} (${names}) overriding system value select ${values.join(', ')} from (
      select * from ${table} r where ${OF_RECORD[table] ?? 'true'} limit 1) o returning 1`,
  )
  return done.length > 0
}

/** What else must be another, so that the database takes the row. */
const FREE: Record<string, string[]> = {
  events: ['slug'],
  claims: ['position'],
  users: ['email', 'handle_key', 'handle'],
  votes: ['version'],
  entries: ['ver'],
  leaves: ['entry_id'],
  removals: ['number'],
  occasions: ['name'],
  sources: ['bytes_sha256'],
}

async function empty(tx: TransactionSql, table: string) {
  return (await tx.unsafe(`delete from ${table} returning 1`)).length > 0
}

const WHOLE: TableTampering[] = [
  {
    name: 'an entry is rewritten with its leaf, as if it had always said so',
    work: async (tx) => {
      const done = await tx`
        with forged as (select id, convert_to(replace(convert_from(envelope, 'UTF8'), '"reviewer"', '"moderator"'), 'UTF8') as envelope
          from entries where kind = 'role.given' and convert_from(envelope, 'UTF8') like '%"after":"reviewer"%' order by id limit 1)
        update entries e set envelope = f.envelope, leaf = sha256('\\x00'::bytea || f.envelope) from forged f where e.id = f.id returning 1`
      return done.length > 0
    },
  },
  {
    name: 'two entries change places in the log',
    work: async (tx) => {
      const [one, other] = await tx`select "index", entry_id from leaves order by "index" limit 2`
      await tx`update leaves set entry_id = -1 where "index" = ${one?.index}`
      await tx`update leaves set entry_id = ${one?.entry_id} where "index" = ${other?.index}`
      return (
        (await tx`update leaves set entry_id = ${other?.entry_id} where "index" = ${one?.index} returning 1`).length > 0
      )
    },
  },
  {
    name: 'a vote is turned, with its evidence, and the claim is given the verdict that follows',
    work: async (tx) => {
      const [vote] = await tx`select id, claim_id from votes where verdict = 'confirmed' order by cast_at limit 1`
      if (!vote) return false
      await tx`delete from vote_evidence where vote_id = ${vote.id}`
      await tx`update votes set verdict = 'unverified' where id = ${vote.id}`
      await tx`update claims set verdict = 'unverified', because = 'no_majority' where id = ${vote.claim_id}`
      return true
    },
  },
  {
    name: 'a vote goes, with its entry, its leaf and all that followed from it',
    work: async (tx) => {
      const [entry] = await tx`select id, subject from entries where kind = 'vote.cast' order by id desc limit 1`
      if (!entry) return false
      await tx`delete from leaves where entry_id = ${entry.id}`
      await tx`delete from pending where entry_id = ${entry.id}`
      await tx`delete from entries where id = ${entry.id}`
      await tx`delete from votes where 'vote:' || claim_id || ':' || reviewer_id = ${entry.subject}`
      return true
    },
  },
  {
    name: 'the reason of a vote is rewritten, with a salt of its own',
    work: async (tx) =>
      (
        await tx`update votes set reason = 'Somebody else wrote this reason.', text_salt = sha256('x'::bytea)
          where id = (select id from votes order by cast_at limit 1) returning 1`
      ).length > 0,
  },
  {
    name: 'the words of an entry are rewritten, with a salt of their own',
    work: async (tx) =>
      (
        await tx`update entry_words set words = '{"reason": "Somebody else wrote this."}', salt = sha256('x'::bytea)
          where entry_id = (select min(entry_id) from entry_words) returning 1`
      ).length > 0,
  },
  {
    name: 'the words of an entry are such as no log can hold',
    work: async (tx) =>
      (
        await tx`update entry_words set words = jsonb_set(words, '{another}', '1.5')
          where entry_id = (select min(entry_id) from entry_words) returning 1`
      ).length > 0,
  },
  {
    name: 'the database goes back to how it was ten entries before',
    work: async (tx) => {
      await tx`delete from checkpoints where size > (select max("index") - 10 from leaves)`
      await tx`delete from entry_words where entry_id in (select entry_id from leaves order by "index" desc limit 10)`
      await tx`delete from entries where id in (select entry_id from leaves order by "index" desc limit 10)`
      return (
        (await tx`delete from leaves where "index" > (select max("index") - 10 from leaves) returning 1`).length > 0
      )
    },
  },
  {
    name: 'another history is sealed in the database: the last checkpoint has another root',
    work: async (tx) =>
      (
        await tx`update checkpoints set root = sha256(root), note = note || 'x'
        where size = (select max(size) from checkpoints) returning 1`
      ).length > 0,
  },
  {
    name: 'an entry is declared lost, as if a restore had lost it',
    work: async (tx) =>
      (
        await tx`update entries set lost = true where id = (select id from entries where kind = 'vote.cast' order by id limit 1) returning 1`
      ).length > 0,
  },
  {
    name: 'an entry is slipped in that nobody wrote, and waits to be sealed',
    work: async (tx) =>
      (
        await tx`with put as (insert into entries (at, kind, actor, subject, ver, envelope, leaf)
          select f.at, f.kind, f.actor, f.subject, 2, f.envelope, sha256('\\x00'::bytea || f.envelope) from (select at, kind, actor, subject,
            convert_to(replace(replace(convert_from(entries.envelope, 'UTF8'), '"ver":1}', '"ver":2}'), '"prev":null', '"prev":1'), 'UTF8') as envelope
            from entries where kind = 'role.given' and subject not in (select subject from entries where ver = 2) order by id limit 1) f returning id)
        insert into pending select id from put returning 1`
      ).length > 0,
  },
  {
    name: 'a ballot is unsealed: the salt of a sealed vote is another',
    work: async (tx) =>
      (
        await tx`update votes set ballot_salt = sha256(ballot_salt) where id = (select id from votes where blind order by cast_at limit 1) returning 1`
      ).length > 0,
  },
  {
    name: 'somebody is made an admin without an entry',
    work: async (tx) =>
      (
        await tx`update users set role = 'admin' where id = (select id from users where role = 'reviewer' order by id limit 1) returning 1`
      ).length > 0,
  },
]
