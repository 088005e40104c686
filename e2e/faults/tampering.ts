import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres, { type Sql, type TransactionSql } from 'postgres'
import setup from '../../db/embedded/for-tests'
import { freshDb } from '../../db/testing'
import { walk } from '../../db/testing/walk'
import type { Signer } from '../../domain/note'
import { randomFrom } from '../../domain/testing'
import { foldersOf } from '../../log/folders'
import { readKeys } from '../../log/key'
import { story } from '../../verify/story'
import { envelopesOf, type LogFiles, sealedLog, verdictOn, verdictWithin, writeLog } from '../../verify/testing'
import type { Row } from './row'
import { fileTamperings } from './tampering-files'
import { tableTamperings } from './tampering-tables'

/** Which bits are flipped: the same each time, so that one that is not found is found again. */
const SEED = 20261122

/**
 * What was tried, and what of it nobody would have noticed. Not counted as tried: what the database did not even let its owner
 * do, and what there was nothing to do to.
 */
type Report = {
  kinds: number
  flips: number
  refused: string[]
  skipped: string[]
  lost: string[]
}

/** The same as rows of the table of faults. */
export async function run({ long }: { long: boolean }): Promise<Row[]> {
  const { kinds, flips, refused, skipped, lost } = await tamperWithAll({ long })
  const none = { doubled: 0, slowest: null, wrong: [] }
  const isFlip = (name: string) => name.startsWith('bit ')
  const missed = (all: string[]) => (all.length > 0 ? `; not found: ${all.slice(0, 5).join(', ')}` : '')
  const untried = skipped.length > 0 ? `; there was nothing to try on: ${skipped.join(', ')}` : ''
  const [bits, others] = [lost.filter(isFlip), lost.filter((name) => !isFlip(name))]
  return [
    {
      fault: 'tampering: kinds',
      tried: kinds,
      lost: others.length,
      ...none,
      note: `${refused.length} more were refused by the database${untried}${missed(others)}`,
    },
    {
      fault: 'tampering: single bits flipped',
      tried: flips,
      lost: bits.length,
      ...none,
      note: `${flips - bits.length} found${missed(bits)}`,
    },
  ]
}

/**
 * Somebody with all rights, and the log's key, changes tables and files in every way there is, one at a time, and the verifier
 * looks: as the monitor does, with the key pinned and the last tree it saw in mind. Each time the record is then as it was.
 */
export async function tamperWithAll({ long }: { long: boolean }): Promise<Report> {
  const end = process.env.ISNAD_TEST_PG ? null : await setup()
  const { db, url, close } = await freshDb()
  const root = postgres(url.replace(/\?.*/, ''), { max: 1, onnotice: () => {} })
  try {
    await walk(db, 7, long ? 400 : 120)
    const log = await sealedLog(url)
    for (const seed of [8, 9]) {
      await walk(db, seed, long ? 100 : 30)
      await log.seal()
    }
    const keys = await readKeys(foldersOf(log.data).keys)
    const files = readFiles(log.folder)
    const sealed = await envelopesOf(db)
    // Some of the last deeds wait to be sealed.
    await walk(db, 10, 0)
    await disarm(root)
    const report = await tamper(root, files, sealed, keys?.signers[0] as Signer, long ? 1 : 6)
    await flip(report, long ? 10_000 : 250)
    log.done()
    return report
  } finally {
    await root.end()
    await close()
    await end?.()
  }
}

/** `every`: how many of the kinds that are alike are passed over for one that is tried. */
async function tamper(
  root: Sql,
  files: LogFiles,
  envelopes: Uint8Array[],
  stolen: Signer,
  every: number,
): Promise<Report> {
  const report: Report = { kinds: 0, flips: 0, refused: [], skipped: [], lost: [] }
  const seen = { size: envelopes.length, root: Buffer.from(lineOf(files, 2), 'base64') }
  const options = { vkeys: [stolen.vkey], from: seen }
  const untouched = await undone(root, (tx) => verdictWithin(tx, files, options))
  if (untouched !== 'holds') throw new Error(`the record did not hold before anybody touched it: ${untouched}`)

  const tell = (name: string, line: string | null) => {
    if (line === null) return void report.skipped.push(name)
    report.kinds += 1
    if (line === 'holds') report.lost.push(name)
  }
  const alike = (_: unknown, n: number) => n % every === 0
  const { each, whole } = await undone(root, tableTamperings)
  for (const { name, work } of [...each.filter(alike), ...whole]) {
    const trying = undone(root, async (tx) => ((await work(tx)) ? verdictWithin(tx, files, options) : null))
    await trying.then(
      (line) => tell(name, line),
      (error) => {
        // A key that is there already: nobody can put a second one beside it.
        if (error.code !== '23505') throw error
        report.refused.push(name)
      },
    )
  }
  const all = fileTamperings(files, envelopes, stolen)
  for (const { name, work } of [...all.each.filter(alike), ...all.whole]) {
    const changed = await work(files)
    tell(name, changed && (await undone(root, (tx) => verdictWithin(tx, changed, options))))
  }
  return report
}

/** Single bits of all files of a small log, which is looked at whole after each. */
async function flip(report: Report, times: number): Promise<void> {
  const files = await writeLog([...story(1, 0)], [9, 14])
  const all = [...files].flatMap(([path, bytes]) => Array.from(bytes, (_, at) => ({ path, at })))
  const random = randomFrom(SEED)
  for (let n = 0; n < times; n += 1) {
    const { path, at } = all[Math.floor(random() * all.length)] as (typeof all)[number]
    const bit = Math.floor(random() * 8)
    const flipped = Buffer.from(files.get(path) as Buffer)
    flipped[at] = (flipped[at] as number) ^ (1 << bit)
    report.flips += 1
    const line = await verdictOn(new Map([...files, [path, flipped]]))
    if (line === 'holds') report.lost.push(`bit ${bit} of byte ${at} of ${path}`)
  }
}

/** Takes away what would stop the owner: checks of columns and numbers that only the database gives. */
async function disarm(root: Sql): Promise<void> {
  const checks = await root`
    select conrelid::regclass::text as of, conname as name from pg_constraint
    where contype = 'c' and connamespace = 'public'::regnamespace`
  for (const { of, name } of checks) await root.unsafe(`alter table ${of} drop constraint "${name}"`)
  const numbered = await root`
    select table_name as of, column_name as name from information_schema.columns
    where table_schema = 'public' and is_identity = 'YES'`
  for (const { of, name } of numbered) await root.unsafe(`alter table "${of}" alter "${name}" set generated by default`)
}

/** In a transaction that leaves nothing behind, with every trigger asleep. */
async function undone<T>(root: Sql, work: (tx: TransactionSql) => Promise<T>): Promise<T> {
  const undo = new Error('undo')
  let done: T | undefined
  await root
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      done = await work(tx)
      throw undo
    })
    .catch((error) => {
      if (error !== undo) throw error
    })
  return done as T
}

function readFiles(folder: string): LogFiles {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    paths
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path)]),
  )
}

const lineOf = (files: LogFiles, line: number) => (files.get('checkpoint') as Buffer).toString().split('\n')[line] ?? ''
