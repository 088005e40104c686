import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { openDb } from '../../db/client'
import type { Postgres } from '../../db/embedded'
import { migrate } from '../../db/migrate'
import { startSealer } from '../seal'
import { each } from './run'
import { type Ballot, cast, furnish } from './votes'

const ROUNDS = 3
const AT_ONCE = 32
/** How often the served checkpoint is looked at, in milliseconds: no reader sees more. */
const LOOK = 10

/**
 * Votes per second while a sealer runs beside them, against none, in turns on copies of one database; and how long after its answer
 * a vote is under a checkpoint that is served. Prints the rates, their ratio and the times.
 */
export async function benchSealing(server: Postgres): Promise<void> {
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} })
  await admin`create database bench_template`
  await migrate(server.url('bench_template', 'postgres'), 'isnad_app', 'isnad_sealer')
  const { spread } = await furnish(server.url('bench_template'))
  const rates = { off: [] as number[], on: [] as number[] }
  const waits: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    // Whoever comes second finds a warmer machine: they take turns at that too.
    for (const sealing of round % 2 === 0 ? (['off', 'on'] as const) : (['on', 'off'] as const)) {
      await admin`create database bench_round template bench_template`
      rates[sealing].push(
        sealing === 'on' ? await sealed(server, spread, waits) : await unsealed(server.url('bench_round'), spread),
      )
      await admin`drop database bench_round with (force)`
    }
  }
  await admin`drop database bench_template`
  await admin.end()
  const [off, on] = [middle(rates.off), middle(rates.on)]
  const rounds = `${rates.off.join(' ')} and ${rates.on.join(' ')}`
  console.log(`votes, ${AT_ONCE} at once: ${off} /s without sealing, ${on} /s with, ratio ${(on / off).toFixed(2)}`)
  console.log(`  in ${ROUNDS} rounds of ${spread.length} votes each: ${rounds}`)
  const line = [0.5, 0.99, 1].map((part) => Math.round(quantile(waits, part)))
  console.log(`from a vote's answer to the served checkpoint: p50 ${line[0]} ms, p99 ${line[1]} ms, most ${line[2]} ms`)
}

async function unsealed(url: string, ballots: readonly Ballot[]): Promise<number> {
  const { db, close } = openDb(url, { max: AT_ONCE })
  return each(ballots, AT_ONCE, (ballot) => cast(db, ballot)).finally(close)
}

/** The same with a sealer, as `npm start` runs it. What each vote waited is added to `waits`. */
async function sealed(server: Postgres, ballots: readonly Ballot[], waits: number[]): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'isnad-bench-log-'))
  const known = { data, witnesses: null, logGit: null }
  const { db, close } = openDb(server.url('bench_round'), { max: AT_ONCE })
  const sealer = startSealer(known, server.url('bench_round', 'isnad_sealer'), 'bench.example/api/v1/log')
  const seen: { size: number; at: number }[] = []
  const looking = setInterval(() => seen.push({ size: servedSize(data), at: performance.now() }), LOOK)
  try {
    // A sealer that has not begun yet would cost nothing.
    await cast(db, ballots[0] as Ballot)
    await until(() => servedSize(data) > 0)
    const answered = new Map<number, number>()
    const rate = await each(ballots.slice(1), AT_ONCE, async (ballot) => {
      const { entry } = await cast(db, ballot)
      answered.set(entry.id, performance.now())
    })
    const placed = await placesOf(server.url('bench_round', 'postgres'), answered.size)
    await until(() => servedSize(data) >= placed.size)
    seen.push({ size: servedSize(data), at: performance.now() })
    for (const [id, at] of answered) {
      const covering = seen.find(({ size }) => size > (placed.get(id) ?? Number.POSITIVE_INFINITY))
      if (!covering) throw new Error(`entry ${id} was never sealed`)
      waits.push(Math.max(0, covering.at - at))
    }
    return rate
  } finally {
    clearInterval(looking)
    await sealer.close()
    await close()
    rmSync(data, { recursive: true, force: true })
  }
}

/** The places of entries in the log, by their ids, once at least so many have one and none waits. */
async function placesOf(url: string, most: number): Promise<Map<number, number>> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    for (;;) {
      const rows = await sql`select entry_id::int as id, "index"::int as place from leaves`
      const [waiting] = await sql`select exists (select from pending) as some`
      if (rows.length >= most && !waiting?.some) return new Map(rows.map(({ id, place }) => [id, place]))
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } finally {
    await sql.end()
  }
}

function servedSize(data: string): number {
  try {
    return Number(readFileSync(join(data, 'log', 'checkpoint'), 'utf8').split('\n')[1])
  } catch {
    return 0
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (const since = performance.now(); !holds(); await new Promise((resolve) => setTimeout(resolve, 5)))
    if (performance.now() - since > 60_000) throw new Error('nothing was sealed for a minute')
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
}

const middle = (values: readonly number[]) => quantile(values, 0.5)
