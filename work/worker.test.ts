import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { buildWorker } from '../bin/build'
import { appealRuling } from '../db/commands/appeal-ruling'
import { openDispute } from '../db/commands/open-dispute'
import { rule } from '../db/commands/rule'
import { stateCase } from '../db/commands/state-case'
import { takeCase } from '../db/commands/take-case'
import { claimNow, dispute, freshDb, heard, newKey, openCase, person, voted } from '../db/testing'
import { DAYS, IDLE_HOURS } from '../domain/dispute'

const { db, url, close } = await freshDb()
const root = postgres(url.replace(/\?.*/, ''), { max: 1, onnotice: () => {} })
const FILE = join('.next', `worker-${process.pid}.mjs`)
await buildWorker(FILE)
const data = mkdtempSync(join(tmpdir(), 'isnad-worker-'))
const workers: ChildProcess[] = []
afterAll(async () => {
  for (const each of workers) each.kill('SIGKILL')
  rmSync(FILE)
  rmSync(data, { recursive: true })
  await root.end()
  await close()
})

const SENTENCE = 'Having read both sides and every passage, I say it so.'
const DAY = 86_400_000

/** A worker in a process of its own, under the roles that it has beside a site. */
function worker(): ChildProcess {
  const child = spawn(process.execPath, [FILE], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      AUTH_SECRET: 'a secret of thirty-two characters',
      ISNAD_DATA: data,
      ISNAD_EMBEDDED_URL: url,
      // As a parameter of its own the role would be set by one of our two drivers only.
      ISNAD_WORKER_URL: `${url.replace(/\?.*/, '')}?options=${encodeURIComponent('-c role=isnad_worker')}`,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  workers.push(child)
  return child
}

async function ended(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  const gone = once(child, 'exit')
  child.kill(signal)
  return (await gone)[0]
}

const jobs = () =>
  root<{ key: string; at: Date }[]>`select key, run_at as at from graphile_worker.jobs where key is not null`

/** What the rule did in cases, by kind. */
async function done(kind: string): Promise<{ cases: number; entries: number }> {
  const [row] = await root`select count(distinct subject)::int as cases, count(*)::int as entries from entries
    where kind = ${kind} and actor = 'rule'`
  return { cases: row?.cases, entries: row?.entries }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20)
}

test('the job of a case comes with the deed that makes it due, for when it is due, in the place of the one before', async () => {
  const { claimId } = await voted(db, 'ccc')
  const opener = await person(db)
  const ground = 'overlooked' as const
  const opens = { key: newKey(), about: `claim:${claimId}`, ground, statement: SENTENCE }
  const undo = new Error('undone')
  await db
    .transaction(async (tx) => {
      await openDispute(tx, opener, opens)
      throw undo
    })
    .catch((error) => expect(error).toBe(undo))
  expect(await jobs()).toEqual([])

  await openDispute(db, opener, opens)
  const disputeId = (await openCase(db, claimId))?.id as string
  const due = async () => {
    const found = await jobs()
    expect(found.map(({ key }) => key)).toEqual([`case:${disputeId}`])
    return ((found[0]?.at.getTime() as number) - Date.now()) / DAY
  }
  expect(await due()).toBeLessThan(0)
  await heard(db, disputeId)
  expect(await jobs()).toEqual([])

  const one = await person(db, 'moderator')
  await takeCase(db, one, { key: newKey(), disputeId })
  expect(await due()).toBeCloseTo(IDLE_HOURS / 24, 1)
  const { verdictVersion } = await claimNow(db, claimId)
  const ruling = { disputeId, verdictVersion, outcome: 'dismissed', verdict: null, reason: SENTENCE } as const
  await rule(db, one, { key: newKey(), ...ruling })
  expect(await due()).toBeCloseTo(DAYS.ruled, 1)
  await appealRuling(db, opener, { key: newKey(), disputeId, statement: SENTENCE })
  expect(await jobs()).toEqual([])
})

test('once all who are heard have put their side, nobody waits for the end of the days', async () => {
  const { claimId, voters } = await voted(db, 'ccc')
  const opener = await person(db)
  const disputeId = await dispute(db, opener, claimId)
  const child = worker()
  await until(async () => (await openCase(db, claimId))?.state === 'answering')
  for (const each of [opener, ...voters])
    await stateCase(db, each, { key: newKey(), disputeId, base: 0, plea: 'keep', text: SENTENCE })
  await until(async () => (await openCase(db, claimId))?.state === 'under_ruling')
  expect(await ended(child, 'SIGTERM')).toBe(0)
})

test('workers are killed in the middle of their jobs: every case still advances, and once', async () => {
  const before = await done('dispute.called')
  const cases = 12
  for (let each = 0; each < cases; each += 1) {
    const { claimId } = await voted(db, 'ccc')
    await dispute(db, await person(db), claimId)
  }
  const called = async () => (await done('dispute.called')).cases - before.cases
  for (let killed = 0; killed < 3; killed += 1) {
    const pair = [worker(), worker()]
    const already = await called()
    await until(async () => (await called()) > already)
    await Promise.all(pair.map((child) => ended(child, 'SIGKILL')))
  }
  const last = worker()
  await until(async () => (await called()) === cases)
  expect(await ended(last, 'SIGTERM')).toBe(0)
  const after = await done('dispute.called')
  expect(after.entries).toBe(after.cases)
  expect(await root`select from disputes where state = 'opened'`).toHaveLength(0)
}, 120_000)

test('a worker ends by itself when whoever started it is gone, be it before it has begun', async () => {
  for (const begun of [false, true]) {
    const child = worker()
    const gone = once(child, 'exit')
    if (begun) {
      await root`delete from graphile_worker._private_known_crontabs`
      await until(async () => (await root`select from graphile_worker._private_known_crontabs`).length > 0)
    }
    child.disconnect()
    expect((await gone)[0]).toBe(0)
  }
})

test('what a restored record or a crash has lost of its jobs is found again', async () => {
  const { claimId } = await voted(db, 'ccc')
  await openDispute(db, await person(db), {
    key: newKey(),
    about: `claim:${claimId}`,
    ground: 'overlooked',
    statement: SENTENCE,
  })
  await root`delete from graphile_worker._private_jobs`
  const child = worker()
  await until(async () => (await openCase(db, claimId))?.state === 'answering')
  expect(await ended(child, 'SIGTERM')).toBe(0)
})

test('the site may have a case looked after, and does not see the list of jobs; who keeps the list does not see the record', async () => {
  const refused = async (role: string, statement: string) => {
    const own = postgres(url.replace('isnad_app', role), { max: 1, onnotice: () => {} })
    return own
      .unsafe(statement)
      .then(
        () => 'done',
        (error) => error.code as string,
      )
      .finally(() => own.end())
  }
  expect(await refused('isnad_app', 'select from graphile_worker._private_jobs')).toBe('42501')
  expect(await refused('isnad_app', `select graphile_worker.add_job('sweep')`)).toBe('42501')
  expect(await refused('isnad_worker', 'select from disputes')).toBe('42501')
  expect(await refused('isnad_worker', `select look_after_case(gen_random_uuid(), now())`)).toBe('42501')
  expect(await refused('isnad_worker', 'delete from graphile_worker.migrations')).toBe('42501')
})
