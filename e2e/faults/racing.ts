import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { openDb } from '../../db/client'
import { type Postgres, startPostgres } from '../../db/embedded'
import { migrate } from '../../db/migrate'
import { assertRecordHolds } from '../../db/testing/invariants'
import { type Attempt, anomalies } from './racing/history'
import { race } from './racing/race'
import { BUGS, openWith } from './racing/seeded'
import type { Row, Run } from './row'

const MANY = { short: 400, long: 100_000 }
/** Operations in one race; then another claim and other people, since each vote is judged with all before it. */
const RACE = 400
/** Races on one database, before its whole record is held against its log. */
const RACES = 5
const CONNECTIONS = 64

/** Sixty-four reviewers racing on one claim, race after race; then the same with five bugs that must be found. */
export const run: Run = async ({ long }) => {
  const dir = mkdtempSync(join(tmpdir(), 'isnad-racing-'))
  const server = await startPostgres({ dir, fast: true })
  try {
    return [await races(server, long ? MANY.long : MANY.short), ...(await bugs(server))]
  } finally {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

async function races(server: Postgres, many: number): Promise<Row> {
  const wrong: string[] = []
  const total = { tried: 0, done: 0, refused: 0, late: 0, failed: 0 }
  for (let seed = 1; total.tried < many; ) {
    await onDatabase(server, async (url) => {
      const { db, close } = openDb(url, { max: CONNECTIONS })
      for (const last = seed + RACES; seed < last && total.tried < many; seed += 1) {
        const { attempts, lines, stage } = await race(db, { asks: RACE, seed })
        wrong.push(...anomalies(attempts, lines, stage).map((each) => `seed ${seed}: ${each}`))
        total.tried += attempts.length
        for (const { end } of attempts) total[kindOf(end)] += 1
      }
      await assertRecordHolds(db).catch((error: Error) => wrong.push(error.message))
      await close()
    })
  }
  const { tried, done, refused, late, failed } = total
  const note = `${done.toLocaleString('en')} done, ${refused.toLocaleString('en')} refused, ${late} too late for a lock and without trace`
  const lost = wrong.filter((each) => each.includes('nowhere in the log')).length
  const doubled = wrong.filter((each) => /nobody was told|one form was answered/.test(each)).length
  if (failed > 0) wrong.push(`${failed} failed`)
  if (done < tried / 4) wrong.push(`${done} of ${tried} done: it proves little`)
  return { fault: '64 reviewers racing on one claim', tried, lost, doubled, slowest: null, wrong, note }
}

/** What gave up on a lock of a busy machine was late: nothing came of it, and the form may be sent again. */
function kindOf(end: Attempt['end']): 'done' | 'refused' | 'late' | 'failed' {
  if ('done' in end) return 'done'
  if ('refused' in end) return 'refused'
  return /^(55P03|40P01)$/.test(end.failed) ? 'late' : 'failed'
}

/** Each bug is a row; what is wrong is one that was not found. */
async function bugs(server: Postgres): Promise<Row[]> {
  const rows: Row[] = []
  for (const bug of BUGS) {
    await onDatabase(server, async (url) => {
      const { db, close } = openWith(bug, url, { max: CONNECTIONS })
      let [found, tried] = [0, 0]
      for (let seed = 1; seed <= 10 && found === 0; seed += 1) {
        const { attempts, lines, stage } = await race(db, { asks: RACE, seed, by: bug.by })
        found = anomalies(attempts, lines, stage).length
        tried += attempts.length
      }
      await close()
      const wrong = found > 0 ? [] : ['the checker did not notice']
      const note = `${found} anomalies found, as there must be`
      rows.push({ fault: `seeded bug: ${bug.name}`, tried, lost: 0, doubled: 0, slowest: null, wrong, note })
    })
  }
  return rows
}

async function onDatabase(server: Postgres, work: (url: string) => Promise<void>): Promise<void> {
  const name = `race_${randomUUID().replaceAll('-', '')}`
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} })
  try {
    await admin`create database ${admin(name)}`
    await migrate(server.url(name, 'postgres'), 'isnad_app')
    await work(server.url(name))
    await admin`drop database ${admin(name)} with (force)`
  } finally {
    await admin.end()
  }
}
