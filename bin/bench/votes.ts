import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Db } from '../../db/client'
import { castVote } from '../../db/commands/cast-vote'
import type { Postgres } from '../../db/embedded'
import { migrate } from '../../db/migrate'
import * as schema from '../../db/schema'
import { fold } from '../../domain/fold'
import { each } from './run'

const REVIEWERS = 64
const CLAIMS = 200
const VOTES = 1200

type Statement = { query: string; parameters: unknown[] }
export type Ballot = { reviewer: string; claim: string; piece: string }

/**
 * Votes per second through the real command, against the very statements it sent, sent again bare and prepared to
 * a copy of the same database: what is left is the price of everything around the statements. Prints rates and their
 * ratio, and what became of the votes.
 */
export async function benchVotes(server: Postgres): Promise<void> {
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} })
  await admin`create database bench_template`
  await migrate(server.url('bench_template', 'postgres'), 'isnad_app')
  const stage = await furnish(server.url('bench_template'))
  await forgiveOrder(server.url('bench_template', 'postgres'))
  for (const spread of [true, false]) {
    for (const concurrency of [1, 16, 64]) {
      const ballots = spread ? stage.spread : stage.hot
      const one = await round(admin, server, ballots.slice(0, concurrency === 1 ? 300 : VOTES), concurrency)
      const where = spread ? `spread over ${CLAIMS} claims` : 'one hot claim'
      const line = `votes, ${where}, ${concurrency} at once: ${one.real} /s by command, ${one.bare} /s bare`
      console.log(`${line}, ratio ${(one.real / one.bare).toFixed(2)}; ${one.after}`)
    }
  }
  await admin`drop database bench_template`
  await admin.end()
}

/** Sent again, votes on one claim overtake each other, and the last before the quorum may come after it: both runs allow it. */
async function forgiveOrder(url: string): Promise<void> {
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  await owner`alter table claims disable trigger stays_settled`
  await owner.end()
}

/** One run to write down what is sent, one by command against the clock, and one bare, each on a copy of its own. */
async function round(admin: postgres.Sql, server: Postgres, ballots: Ballot[], concurrency: number) {
  const copies = ['bench_taped', 'bench_real', 'bench_bare']
  for (const copy of copies) await admin`create database ${admin(copy)} template bench_template`
  const deeds = await tape(server.url('bench_taped'), ballots, concurrency)

  const client = postgres(server.url('bench_real'), { max: concurrency, onnotice: () => {} })
  const db: Db = drizzle(client, { schema, casing: 'snake_case' })
  const real = await each(ballots, concurrency, (ballot) => cast(db, ballot))
  const after = await fate(db, ballots.length)
  await client.end()

  const bareClient = postgres(server.url('bench_bare'), { max: concurrency, onnotice: () => {} })
  const bare = await each(deeds, concurrency, async (deed) => {
    const connection = await bareClient.reserve()
    try {
      for (const { query, parameters } of deed) await connection.unsafe(query, parameters as never[], { prepare: true })
    } finally {
      connection.release()
    }
  })
  await bareClient.end()
  for (const copy of copies) await admin`drop database ${admin(copy)}`
  return { real, bare, after }
}

/** The statements of each vote. Listening makes the driver slow, so this run is not the one that is timed. */
async function tape(url: string, ballots: Ballot[], concurrency: number): Promise<Statement[][]> {
  const sent = new Map<number, Statement[]>()
  const client = postgres(url, {
    max: concurrency,
    onnotice: () => {},
    debug: (connection, query, parameters) => {
      if (!sent.has(connection)) sent.set(connection, [])
      sent.get(connection)?.push({ query, parameters: parameters.map(unwritten) })
    },
  })
  const db: Db = drizzle(client, { schema, casing: 'snake_case' })
  await each(ballots, concurrency, (ballot) => cast(db, ballot))
  await client.end()
  return [...sent.values()].flatMap(inTransactions)
}

export function cast(db: Db, { reviewer, claim, piece }: Ballot) {
  const reason = 'I read the passages and compared them.'
  const asked = { key: randomUUID(), claimId: claim, base: 0, verdict: 'confirmed' as const, reason, evidence: [piece] }
  return castVote(db, { id: reviewer }, asked)
}

/** A parameter as it was before the driver wrote it down: bytes are shown to us in hex. */
function unwritten(parameter: unknown): unknown {
  const isHex = typeof parameter === 'string' && parameter.startsWith('\\x')
  return isHex ? Buffer.from(parameter.slice(2), 'hex') : parameter
}

/** The statements of one connection, cut into its transactions. */
function inTransactions(statements: Statement[]): Statement[][] {
  const deeds: Statement[][] = []
  for (const statement of statements) {
    if (/^begin/i.test(statement.query.trim())) deeds.push([])
    deeds.at(-1)?.push(statement)
  }
  return deeds
}

/** Whether every vote that was answered is there once, counted, and in the log. */
async function fate(db: Db, cast: number): Promise<string> {
  const [found] = await db.execute<{ votes: number; doubled: number; entries: number; uncounted: number }>(sql`
    select (select count(*)::int from votes) as votes,
      (select count(*)::int from (select 1 from votes group by claim_id, reviewer_id having count(*) > 1) d) as doubled,
      (select count(*)::int from entries where kind = 'vote.cast') as entries,
      (select coalesce(sum(abs(c.cast - v.n)), 0)::int from claims c
        join (select claim_id, count(*)::int as n from votes group by 1) v on v.claim_id = c.id) as uncounted`)
  if (!found) throw new Error('no answer')
  const lost = cast - found.votes
  return `${lost} lost, ${found.doubled} doubled, ${found.uncounted} uncounted, ${cast - found.entries} missing in the log`
}

/** Reviewers, claims and one piece of evidence for each; as many ballots as there are pairs, in an order that spreads them. */
export async function furnish(url: string): Promise<{ spread: Ballot[]; hot: Ballot[] }> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  const db: Db = drizzle(client, { schema, casing: 'snake_case' })
  const reviewers: string[] = []
  const many = Math.max(REVIEWERS, VOTES)
  for (let n = 0; n < many; n += 1) reviewers.push(randomUUID())
  await db.execute(sql`insert into agents (id, kind) values ('bench', 'outlet')`)
  await db.execute(
    sql`insert into agent_names (agent_id, language, name, key, rank) values ('bench', 'en', 'Bench', ${fold('Bench')}, 0)`,
  )
  await db.insert(schema.users).values(
    reviewers.map((id, n) => ({
      id,
      email: `r${n}@example.org`,
      handle: `reviewer${n}`,
      handleKey: `k${n}`,
      role: 'reviewer' as const,
    })),
  )
  const text = 'A report in plain words, long enough to be one.'
  const bytes = new TextEncoder().encode(text)
  const hash = sql`encode(sha256(${Buffer.from(bytes)}::bytea), 'hex')`
  const [source] = await db.execute<{ id: string }>(
    sql`insert into sources (bytes, bytes_sha256, text, text_sha256) values (${Buffer.from(bytes)}, ${hash}, ${text}, ${hash}) returning id`,
  )
  const claims: { claim: string; piece: string }[] = []
  for (let n = 0; n < CLAIMS; n += 1) {
    const [row] = await db.execute<{ claim: string; piece: string }>(sql`
      with e as (insert into events (slug) values (${`event-${n}`}) returning id),
        c as (insert into claims (event_id, position) select id, 0 from e returning id)
      insert into evidence (claim_id, source_id, exact, prefix, suffix, start, "end", stance, speaker, unnamed, standing)
      select id, ${source?.id}, 'A report', '', '', 0, 8, 'supports', 'bench', false, 'third_party' from c
      returning claim_id as claim, id as piece`)
    if (row) claims.push(row)
  }
  await client.end()
  const spread: Ballot[] = []
  for (let n = 0; n < VOTES; n += 1) {
    const at = claims[n % CLAIMS]
    if (at) spread.push({ reviewer: reviewers[n % many] as string, ...at })
  }
  const hot = reviewers.slice(0, VOTES).map((reviewer) => ({ reviewer, ...(claims[0] as (typeof claims)[number]) }))
  return { spread, hot }
}
