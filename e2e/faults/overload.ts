import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { DATABASE, startPostgres } from '../../db/embedded'
import { freePort } from '../support/site'
import { held } from './holds'
import { startProxy } from './proxy'
import { BACK, late, type Row, type Run, slowestOf } from './row'
import { type FaultSite, startFaultSite } from './site'
import { type Acknowledged, type Crowd, type End, gather, type Load, post, vote } from './voters'

/** Whoever cannot be served is told so within this, in milliseconds; the short form is for any machine, which may be slow. */
const SHED = { long: 1_000, short: Number.POSITIVE_INFINITY }

/** Too many slow writes at once, a database that is stopped, connections that are cut while a transaction commits. */
export const run: Run = async ({ long }) => [...(await onOwnDatabase(long)), await cuts(long ? 10 : 2, long)]

async function onOwnDatabase(long: boolean): Promise<Row[]> {
  const site = await startFaultSite()
  try {
    const rows: Row[] = []
    for (const each of [crowded, stopped]) {
      // Claims of its own: nobody has voted on them yet.
      const row = await each(site, await gather(site, long ? 64 : 8, 8), long)
      console.error(`${row.fault}: ${JSON.stringify(row)}`)
      rows.push(row)
    }
    return rows
  } finally {
    await site.stop()
  }
}

/** Every claim is held for a while by somebody else, while far more votes come than there are connections. */
async function crowded(site: FaultSite, crowd: Crowd, long: boolean): Promise<Row> {
  const [times, posts, hold, over] = long ? [10, 2_000, 10_000, 8_000] : [1, 300, 4_000, 3_000]
  const slug = crowd.claims[0]?.slug as string
  await read(site, slug)
  const acknowledged: Acknowledged[] = []
  const wrong: string[] = []
  const ends: End[] = []
  const back: (number | null)[] = []
  const bases = new Map<string, number>()
  const ballotOf = (voter: number, claim: number) => {
    const [by, on] = [crowd.voters[voter]?.id as string, crowd.claims[claim]?.claimId as string]
    const [key, pair] = [randomUUID(), `${by} ${on}`]
    return { voter: by, claim: on, pair, key, base: bases.get(pair) ?? 0, reason: `I read and compared them: ${key}.` }
  }
  /** Sends each until it is taken, eight at a time. Out: when the first was. */
  const insist = async (ballots: readonly ReturnType<typeof ballotOf>[]): Promise<number | null> => {
    let first: number | null = null
    const one = async (ballot: (typeof ballots)[number]) => {
      for (let tried = 0; tried < 100; tried += 1) {
        const sent = Date.now()
        const end = await post(site, crowd, ballot)
        if (end.is === 'done') {
          first ??= Date.now()
          acknowledged.push({ ...ballot, tried, sent, at: Date.now() })
          bases.set(ballot.pair, ballot.base + 1)
          return
        }
        if (end.is === 'refused') return void wrong.push(`${ballot.key}: refused while nobody crowds`)
        await pause(100)
      }
      wrong.push(`${ballot.key}: not done while nobody crowds`)
    }
    for (let at = 0; at < ballots.length; at += 8) await Promise.all(ballots.slice(at, at + 8).map(one))
    return first
  }
  // A site in use has done this before; one that was only just started needs seconds for its first pages.
  await insist(crowd.voters.map((_, voter) => ballotOf(voter, 0)))
  for (let turn = 0; turn < times; turn += 1) {
    // One ballot for each voter and claim: another would be refused as drawn from an older one.
    const distinct = crowd.claims.flatMap((_, claim) => crowd.voters.map((_, voter) => ballotOf(voter, claim)))
    const holding = site.db.transaction(async (tx) => {
      await tx.execute(sql`select id from claims for update`)
      await pause(hold)
    })
    await pause(200)
    // Each of them again and again, as impatient people do, until there are as many posts as were promised.
    const sent = Array.from({ length: posts }, (_, at) => distinct[at % distinct.length] as (typeof distinct)[number])
    const reader = readers(site, slug, 2_000)
    ends.push(
      ...(await Promise.all(
        sent.map((ballot, at) => pause((at / posts) * over).then(() => post(site, crowd, ballot))),
      )),
    )
    wrong.push(...(await reader))
    await holding
    const free = Date.now()
    const first = await insist(distinct)
    back.push(first && first - free)
  }
  const shed = ends.filter(({ is }) => is === 'shed')
  wrong.push(...politely(ends, long), ...late(back, long ? BACK.long : BACK.short))
  const found = await held(site, acknowledged)
  const note = `${posts} posts in ${over / 1_000} s, ${shed.length} of ${ends.length} shed, ${told(shed)}`
  return {
    fault: 'pool exhausted by slow writes',
    tried: times,
    slowest: slowestOf(back),
    ...found,
    wrong: [...wrong, ...found.wrong],
    note,
  }
}

/** The database's processes are stopped as they are (SIGSTOP), and go on after a while. */
async function stopped(site: FaultSite, crowd: Crowd, long: boolean): Promise<Row> {
  const [times, ms, between] = long ? [10, 30_000, 6_000] : [1, 3_000, 0]
  const slug = crowd.claims[0]?.slug as string
  await read(site, slug)
  const load = vote(site, crowd)
  const wrong: string[] = []
  const ends: End[] = []
  const back: (number | null)[] = []
  for (let turn = 0; turn < times; turn += 1) {
    await load.backAfter(Date.now())
    // Whoever was kept waiting by the last one gets through before the next.
    await pause(between)
    const before = load.ends.length
    const family = site.postgres()
    for (const pid of family) process.kill(pid, 'SIGSTOP')
    wrong.push(...(await readers(site, slug, ms)))
    ends.push(...load.ends.slice(before))
    const moment = Date.now()
    for (const pid of family.reverse()) process.kill(pid, 'SIGCONT')
    back.push(await load.backAfter(moment))
  }
  await load.stop()
  wrong.push(...politely(ends, long), ...late(back, long ? BACK.long : BACK.short))
  const found = await held(site, load.acknowledged)
  const shed = ends.filter(({ is }) => is === 'shed')
  const note = `${ms / 1_000} s each, ${shed.length} shed, ${told(shed)}`
  const all = [...wrong, ...load.refused, ...found.wrong]
  return { fault: 'database stopped (SIGSTOP)', tried: times, slowest: slowestOf(back), ...found, wrong: all, note }
}

/** Connections are cut: all at once, or one at the moment that the server says it has committed. */
async function cuts(times: number, long: boolean): Promise<Row> {
  const data = mkdtempSync(join(tmpdir(), 'isnad-faults-'))
  const server = await startPostgres({ dir: join(data, 'server') })
  const proxy = await startProxy(Number(new URL(server.adminUrl).port))
  const through = new URL(server.url(DATABASE, 'postgres'))
  through.port = String(proxy.port)
  const port = await freePort()
  const environment = {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: through.href,
    OWNER_URL: server.url(DATABASE, 'postgres'),
    AUTH_URL: `http://localhost:${port}`,
    AUTH_SECRET: randomBytes(33).toString('base64'),
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Isnad <desk@isnad.example>',
  }
  let site: FaultSite | undefined
  try {
    site = await startFaultSite({ data, environment })
    const crowd = await gather(site, long ? 16 : 6, long ? 32 : 6)
    const load: Load = vote(site, crowd)
    const back: (number | null)[] = []
    const cut: string[] = []
    for (let turn = 0; turn < times; turn += 1) {
      await load.backAfter(Date.now())
      if (turn % 2 === 0) cut.push(await proxy.cutNextCommit())
      else proxy.cut()
      back.push(await load.backAfter(Date.now()))
    }
    await load.stop()
    const found = await held(site, load.acknowledged)
    const unheard = cut.filter((key) => !load.acknowledged.some((vote) => vote.key === key))
    const note = `${load.acknowledged.length} votes acknowledged, of ${cut.length} the commit was cut`
    const wrong = [...late(back, long ? BACK.long : BACK.short), ...load.refused, ...found.wrong]
    if (unheard.length > 0) wrong.push(`${unheard.length} votes whose commit was cut were never acknowledged`)
    return { fault: 'connection cut mid-commit', tried: times, slowest: slowestOf(back), ...found, wrong, note }
  } finally {
    await site?.stop()
    proxy.close()
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

async function read(site: FaultSite, slug: string): Promise<number> {
  const answer = await fetch(`${site.url}/en/events/${slug}`, { signal: AbortSignal.timeout(10_000) }).catch(() => null)
  await answer?.text().catch(() => {})
  return answer?.status ?? 0
}

/** Reads a published page for a while. Out: what was answered but 200. */
async function readers(site: FaultSite, slug: string, ms: number): Promise<string[]> {
  const wrong: string[] = []
  for (const since = Date.now(); Date.now() - since < ms; await pause(250)) {
    const status = await read(site, slug)
    if (status !== 200) wrong.push(`a published page: ${status}`)
  }
  return wrong
}

/** Whoever was not served was told so at once, and when to come again; and there was somebody who was not. */
function politely(ends: readonly End[], long: boolean): string[] {
  const limit = long ? SHED.long : SHED.short
  const left = ends.filter(({ is }) => is !== 'done')
  const shed = left.filter(({ is }) => is === 'shed')
  const silent = shed.filter(({ retryAfter }) => !retryAfter)
  const slow = left.filter(({ ms }) => ms > limit)
  // A page that says that nobody knows, and has the ballot with its key again, is as good.
  const unsaid = left.filter(({ is, said, status }) => is !== 'shed' && !(is === 'unknown' && said && status === 200))
  const other = unsaid.map(({ is, status }) => `${is} (${status ?? 'no answer'})`)
  return [
    ...(shed.length === 0 ? ['nobody was shed: it proves nothing'] : []),
    ...(silent.length > 0 ? [`${silent.length} shed without Retry-After`] : []),
    ...(slow.length > left.length / 100 ? [`${slow.length} of ${left.length} told later than ${limit} ms`] : []),
    ...[...new Set(other)].map((each) => `${other.filter((one) => one === each).length} ended as ${each}`),
  ]
}

function told(ends: readonly End[]): string {
  const times = ends.map(({ ms }) => ms).sort((one, other) => one - other)
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
  return `told in ${at(0.5)} ms (half), ${at(0.99)} ms (99 of 100)`
}
