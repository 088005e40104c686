import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { replayLog, restoreBackup } from '../../backup/restore'
import { takeBackup } from '../../backup/take'
import { type Db, openDb } from '../../db/client'
import { DATABASE, startPostgres } from '../../db/embedded'
import { migrate } from '../../db/migrate'
import { event, person, vote } from '../../db/testing'
import { assertRecordHolds } from '../../db/testing/invariants'
import { openSealer } from '../../log/open'
import type { Run } from './row'

/** A vote that was acknowledged, by its receipt's leaf, and when. */
type Cast = { voter: string; claim: string; version: number; leaf: string; at: number }
type Found = { lost: number; doubled: number; wrong: string[]; told: number; unsealed: number; seconds: number }

/** So long an acknowledged vote may wait for its checkpoint. */
const SEALED_WITHIN = 2_000

/**
 * The disk of the database dies under voting load, some time after a backup was taken under the same load; the sealed log survives on
 * another. The record is restored, stands still, tells what it lacks, gets that back from the log, and goes on.
 */
export const run: Run = async ({ long }) => {
  const found: Found[] = []
  for (let round = 0; round < (long ? 10 : 1); round += 1)
    found.push(await lose({ voters: 16, after: SEALED_WITHIN + 2_000 }))
  const sum = (of: (each: Found) => number) => found.reduce((all, each) => all + of(each), 0)
  return [
    {
      fault: 'the disk of the database dies; an older backup is restored and the log replayed',
      tried: found.length,
      lost: sum(({ lost }) => lost),
      doubled: sum(({ doubled }) => doubled),
      slowest: Math.max(...found.map(({ seconds }) => seconds * 1_000)),
      wrong: found.flatMap(({ wrong }) => wrong),
      note: `${sum(({ told }) => told)} votes since the backups are in the log as lost and could be cast again; ${sum(({ unsealed }) => unsealed)} of the last two seconds had not been sealed`,
    },
  ]
}

async function lose({ voters, after }: { voters: number; after: number }): Promise<Found> {
  const data = mkdtempSync(join(tmpdir(), 'isnad-restore-'))
  const backup = `${data}-backup`
  try {
    const first = await open(data)
    const cast: Cast[] = []
    const people = await Promise.all(Array.from({ length: voters }, () => person(first.db)))
    const author = await person(first.db)
    const claims = [await event(first.db, author), await event(first.db, author)].map(({ claimId }) => claimId)
    const load = voting(first.db, people, claims, cast)
    await pause(after)
    const before = cast.length
    await takeBackup({ url: first.owner, data, dir: backup, withKey: false })
    await pause(after)
    process.kill(first.pid, 'SIGKILL')
    const died = Date.now()
    await load.stop()
    await first.close()
    rmSync(join(data, 'postgres'), { recursive: true })
    return await regain({ data, backup, died, cast, before })
  } finally {
    for (const dir of [data, backup]) rmSync(dir, { recursive: true, force: true })
  }
}

type Lost = { data: string; backup: string; died: number; cast: readonly Cast[]; before: number }

async function regain({ data, backup, died, cast, before }: Lost): Promise<Found> {
  const wrong: string[] = []
  const signed = readFileSync(join(data, 'log', 'checkpoint'), 'utf8')
  const server = await startPostgres({ dir: data })
  const owner = server.url(DATABASE, 'postgres')
  const began = Date.now()
  const restored = await restoreBackup({ url: owner, data, dir: backup, replays: false })
  if (!restored.readOnly) wrong.push('what was restored is not read-only')
  const put = await replayLog({ url: owner, data })
  const seconds = (Date.now() - began) / 1_000
  await server.stop()

  const next = await open(data)
  const rows = await next.db.execute<{ leaf: string; lost: boolean; sealed: boolean }>(sql`
    select encode(e.leaf, 'hex') as leaf, e.lost, l."index" is not null as sealed
    from entries e left join leaves l on l.entry_id = e.id where e.kind = 'vote.cast'`)
  const held = new Map<string, { lost: boolean }[]>()
  for (const row of rows) held.set(row.leaf, [...(held.get(row.leaf) ?? []), row])
  const gone = cast.filter(({ leaf }) => !held.has(leaf))
  const told = cast.filter(({ leaf }) => held.get(leaf)?.some(({ lost }) => lost))
  if (cast.slice(0, before).some(({ leaf }) => !held.has(leaf) || held.get(leaf)?.[0]?.lost))
    wrong.push('a vote from before the backup is lost')

  if (!cast.slice(before).some(({ at }) => at < died - SEALED_WITHIN)) wrong.push('no vote was old enough to be lost')
  const again = told.at(-1)
  if (!again) wrong.push('nothing was lost: it proves nothing')
  else
    await castAgain(next.db, again).catch((error: Error) =>
      wrong.push(`a lost vote cannot be cast again: ${error.message}`),
    )
  await assertRecordHolds(next.db).catch((error: Error) => wrong.push(error.message))
  if (!(await goesOn(data, signed))) wrong.push('the log does not go on from what was signed')
  const { length: stops } = await next.db.execute(sql`select 1 from stops where lifted_at is null`)
  if (stops > 0 || put.missing.length !== restored.missing.length) wrong.push('the record still stands still')
  await next.close()
  return {
    lost: gone.filter((each) => each.at < died - SEALED_WITHIN).length,
    doubled: [...held.values()].filter(({ length }) => length > 1).length,
    wrong,
    told: told.length,
    unsealed: gone.length,
    seconds,
  }
}

/** Whether the log that was signed goes on; a busy machine may take its time. */
async function goesOn(data: string, signed: string): Promise<boolean> {
  for (const since = Date.now(); Date.now() - since < 30_000; await pause(200)) {
    const list = readFileSync(join(data, 'log', 'checkpoints'), 'utf8')
      .trim()
      .split('\n')
    const at = list.indexOf(JSON.stringify(signed))
    if (at >= 0 && at < list.length - 1) return true
  }
  return false
}

async function castAgain(db: Db, { voter, claim }: Cast): Promise<void> {
  const [last] = await db.execute<{ version: number }>(sql`
    select coalesce(max(version), 0)::int as version from votes where claim_id = ${claim} and reviewer_id = ${voter}`)
  await vote(db, { id: voter }, claim, 'unverified', [], last?.version ?? 0)
}

/** Database and sealer of a data folder, each in its own role, as `npm start` has them. */
async function open(data: string) {
  const server = await startPostgres({ dir: data })
  const owner = server.url(DATABASE, 'postgres')
  await migrate(owner, 'isnad_app', 'isnad_sealer')
  const app = openDb(server.url(DATABASE))
  const own = openDb(server.url(DATABASE, 'isnad_sealer'), { max: 1 })
  const sealer = await openSealer(own.db, { data, origin: 'isnad.example/api/v1/log' })
  let closing = false
  const sealing = (async () => {
    while (!closing) {
      await sealer.round().catch(() => pause(200))
      await pause(100)
    }
  })()
  const close = async () => {
    closing = true
    await sealing
    sealer.close()
    await Promise.all([app.close(), own.close()])
    await server.stop()
  }
  return { db: app.db, owner, pid: server.pid, close }
}

function voting(db: Db, people: readonly { id: string }[], claims: readonly string[], cast: Cast[]) {
  let stopping = false
  const all = people.map(async (voter, index) => {
    const versions = new Map<string, number>()
    for (let turn = index; !stopping; turn += 1) {
      const claim = claims[turn % claims.length] as string
      const version = (versions.get(claim) ?? 0) + 1
      const end = await vote(db, voter, claim, 'unverified', [], version - 1).catch(() => null)
      if (!end) return
      versions.set(claim, version)
      cast.push({ voter: voter.id, claim, version, leaf: end.entry.leaf, at: Date.now() })
    }
  })
  const stop = async () => {
    stopping = true
    await Promise.all(all)
  }
  return { stop }
}
