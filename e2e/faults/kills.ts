import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { DATABASE, startPostgres } from '../../db/embedded'
import { STEPS, type Step } from '../../log/sealer'
import { CASES, calledOnce, openCases, waiting } from './cases'
import { held } from './holds'
import { BACK, late, type Row, type Run, slowestOf } from './row'
import { type FaultSite, startFaultSite } from './site'
import { type Acknowledged, type Crowd, gather, type Load, vote } from './voters'

/** Out: when it was done. */
type Kill = (site: FaultSite, turn: number, crowd: Crowd) => Promise<number>

/** `kill -9` of the site's process, of the database with all its processes, of sealer and worker, while reviewers vote by the forms. */
export const run: Run = async ({ long }) => {
  const app: Kill = async (site) => kill(await found('app', site.app))
  const postgres: Kill = async (site) => {
    const [server, ...children] = site.postgres()
    return kill(server as number, children)
  }
  if (!long) {
    const each: Kill[] = [app, postgres, (site) => killSealer(site, 0), (site) => killSealer(site, 9), killWorker]
    return [
      await killing('kill -9 of the app, Postgres, the sealer, the worker', each.length, long, (site, turn, crowd) =>
        (each[turn] as Kill)(site, turn, crowd),
      ),
    ]
  }
  return [
    await killing('kill -9 of the app', 100, long, app),
    await killing('kill -9 of Postgres', 100, long, postgres),
    await killing('kill -9 of the sealer', 2 * 2 * STEPS.length, long, killSealer),
    await killing('kill -9 of the worker', 20, long, killWorker),
  ]
}

/** Waits for a process that is being started again; a kill of nothing would be survived by anything. */
async function found(name: string, look: () => number | undefined): Promise<number> {
  for (const since = Date.now(); Date.now() - since < 10_000; await pause(50)) {
    const pid = look()
    if (pid) return pid
  }
  throw new Error(`there is no ${name} to kill`)
}

function kill(pid: number, children: readonly number[] = []): number {
  const moment = Date.now()
  process.kill(pid, 'SIGKILL')
  for (const child of children) {
    try {
      process.kill(child, 'SIGKILL')
    } catch {
      // It ended with its server.
    }
  }
  return moment
}

async function killing(fault: string, times: number, long: boolean, strike: Kill): Promise<Row> {
  const site = await startFaultSite()
  try {
    const crowd = await gather(site, long ? 16 : 6, long ? 64 : 6)
    const load = vote(site, crowd)
    const back = await strikes(fault, site, load, times, (one, turn) => strike(one, turn, crowd))
    await load.stop()
    const cases = await calledOnce(site.db)
    const { lost, doubled, wrong } = await held(site, load.acknowledged)
    const slowest = slowestOf(back)
    wrong.push(...late(back, long ? BACK.long : BACK.short))
    const note = `${load.acknowledged.length} votes acknowledged, ${again(load.acknowledged)} of them sent more than once`
    return { fault, tried: times, lost, doubled, slowest, wrong: [...load.refused, ...cases, ...wrong], note }
  } finally {
    await site.stop()
  }
}

/** Strikes so many times at moments that nobody chose, each when votes are flowing. Out: how long each took to heal. */
async function strikes(
  fault: string,
  site: FaultSite,
  load: Load,
  times: number,
  strike: (site: FaultSite, turn: number) => Promise<number>,
): Promise<(number | null)[]> {
  const back: (number | null)[] = []
  for (let turn = 0; turn < times; turn += 1) {
    if ((await load.backAfter(Date.now())) === null) break
    await pause(100 + Math.random() * 700)
    const moment = await strike(site, turn)
    back.push(await load.backAfter(moment))
    console.error(`${fault}, ${turn + 1} of ${times}: back after ${back.at(-1)} ms`)
  }
  while (back.length < times) back.push(null)
  return back
}

const again = (acknowledged: readonly Acknowledged[]) => acknowledged.filter(({ tried }) => tried > 0).length

/**
 * Every other time a second sealer stands by that ends itself at a boundary between two steps of sealing, each in turn; the
 * first is killed so that the second leads, gets there and dies, and whoever comes next finds what it left.
 */
async function killSealer(site: FaultSite, turn: number): Promise<number> {
  if (turn % 2 === 0) return kill(await found('sealer', site.sealer))
  const step = STEPS[((turn - 1) / 2) % STEPS.length] as Step
  const server = await startPostgres({ dir: site.data, join: true })
  const second = spawn(process.execPath, [join('bin', 'sealer.mjs')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      ISNAD_FAULTS: '1',
      ISNAD_SEALER_STOP_AT: step,
      ISNAD_SEALER_URL: server.url(DATABASE, 'isnad_sealer'),
      ISNAD_DATA: site.data,
      ISNAD_LOG_ORIGIN: `${new URL(site.url).host}/api/v1/log`,
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const gone = once(second, 'exit')
  const late = setTimeout(() => second.kill('SIGTERM'), 60_000)
  // That there is another is what it says once it stands by.
  await Promise.race([once(second.stderr as Readable, 'data'), gone])
  second.stderr?.pipe(process.stderr)
  const moment = kill(await found('sealer', site.sealer))
  const [, signal] = await gone
  clearTimeout(late)
  if (signal !== 'SIGKILL') throw new Error(`a sealer that was to die at "${step}" did not`)
  return moment
}

/** The worker is held until cases wait, and killed while it calls them: some are called, and another has to find the rest. */
async function killWorker({ db, worker }: FaultSite, _: number, crowd: Crowd): Promise<number> {
  const pid = await found('worker', worker)
  process.kill(pid, 'SIGSTOP')
  await openCases(db, crowd)
  process.kill(pid, 'SIGCONT')
  await waiting(db, CASES)
  const moment = kill(pid)
  await waiting(db, 1)
  return moment
}
