import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { checkLog } from './check.mjs'
import { download } from './download.mjs'
import { Finding } from './finding.mjs'
import { openFolder } from './folder.mjs'
import { COSIGNATURE, parseVkey, strictBase64 } from './note.mjs'

const USAGE = `Checks a log of Isnad from its first entry: node verify.mjs DIR|URL [options]
  --vkey KEY        a key of the log that you trust, as the site told it to you; may be given more than once
  --origin NAME     the origin that its checkpoints must name
  --from SIZE:ROOT  a tree that you saw before, root in base64 or hex; this one must have grown from it
  --need K          so many of the witnesses among these keys must have cosigned the last checkpoint
  --keep DIR        where a log that is fetched is kept
  --db URL          a Postgres whose tables are held against the log (needs the package "postgres");
                    - for the address in ISNAD_VERIFY_DB
  --live            the log in DIR is being written: what lies beyond its last checkpoint is not looked at
  --json            say the result as one line of JSON`

// Node would rather let the heap double than look for what is not needed any more; memory is what a small machine lacks.
setFlagsFromString('--heap-growing-percent=40')

await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
})

async function main() {
  const { values, positionals } = asked()
  const [from] = positionals
  if (!from || positionals.length > 1) throw new Error(USAGE)
  for (const key of values.vkey ?? []) parseKey(key)
  const seen = values.from === undefined ? null : headIn(values.from)
  const need = countIn(values.need ?? '0')
  const began = performance.now()
  const { folder, done } = await fetched(from, values.keep)
  try {
    await verify(folder, { ...values, seen, need, began })
  } finally {
    await done()
  }
}

async function verify(folder, { vkey = [], origin = null, seen, need, db: named, json, live, began }) {
  const db = named === '-' ? process.env.ISNAD_VERIFY_DB : named
  try {
    const options = { vkeys: vkey, origin, from: seen, need, live: live === true }
    const tables = db === undefined ? null : await import('./tables/tables.mjs')
    const result = tables
      ? await tables.checkWithTables(openFolder(folder), db, options)
      : await checkLog(openFolder(folder), options)
    say(result, { vkeys: vkey, json, seconds: (performance.now() - began) / 1000 })
  } catch (error) {
    if (!(error instanceof Finding)) throw error
    const { index, about, place, message: why } = error
    console.log(json ? JSON.stringify({ holds: false, index, about, place, why }) : error.line())
    process.exitCode = 1
  }
}

function say(result, { vkeys, json, seconds }) {
  const { origin, size, root, checkpoints, pinned, strange, strangers, signatures, lost, fold, rows } = result
  const head = { size, root: root.toString('base64') }
  if (json) {
    const signed = signatures.map(({ key, count, last }) => ({ key, checkpoints: count, last }))
    const found = { origin, ...head, checkpoints, pinned, signed, lost, rows: rows ?? null, seconds }
    console.log(JSON.stringify({ holds: true, ...found }))
    return
  }
  const { record, kinds } = fold
  const votes = kinds['vote.cast'] ?? 0
  const restored = kinds['record.restored'] ?? 0
  const lines = [
    `${origin}: a tree of ${many(size, 'entry', 'entries')}, root ${head.root}`,
    `signed: ${many(checkpoints, 'checkpoint')}, each the root of the entries up to it`,
    ...signatures.flatMap((each) => signedBy(each, checkpoints, vkeys)),
    ...(pinned ? [] : ['  a key of the log was found beside it and is trusted on first sight; pin it with --vkey']),
    ...(strange ? [`  beside the log lies a key that you did not name: ${strange}`] : []),
    ...(strangers > 0 ? [`  ${many(strangers, 'signature')} by keys nobody named, not checked`] : []),
    `record: ${many(record.claims.size, 'claim')}, ${many(votes, 'vote')}, ${many(kinds['verdict.changed'] ?? 0, 'verdict')} computed anew and found the same`,
    ...(restored > 0 || lost.length > 0 ? [restoredAs(restored, lost)] : []),
    ...(rows === undefined ? [] : [`tables: ${many(rows, 'row')}, each as the entries have it`]),
    `all of it holds (${seconds.toFixed(1)} s)`,
  ]
  console.log(lines.join('\n'))
}

function many(number, one, more = `${one}s`) {
  return `${number.toLocaleString('en')} ${number === 1 ? one : more}`
}

/** What a key signed; loudly where a witness that is trusted did not sign what matters most. */
function signedBy({ key, type, count, last }, checkpoints, vkeys) {
  const isWitness = type === COSIGNATURE
  const part = count === checkpoints ? `all ${checkpoints}` : `${count} of ${checkpoints}`
  const ends = count === checkpoints || count === 0 ? '' : last ? ', the last one included' : ', not the last'
  const line = `  ${isWitness ? 'cosigned by' : 'by'} ${key}: ${part}${ends}`
  const isMissing = isWitness && vkeys.includes(key) && !last
  return isMissing ? [line, '  WARNING: this witness, which you named, did not cosign the last checkpoint'] : [line]
}

/** What restores declared lost is named: nothing else in the log says so of it. */
function restoredAs(times, lost) {
  const sum = lost.reduce((all, [from, to]) => all + to - from, 0)
  const places = lost.map(([from, to]) => (to - from === 1 ? `${from}` : `${from} to ${to - 1}`)).join(', ')
  return `restored: ${many(times, 'time')}; ${many(sum, 'entry', 'entries')} (${places}) declared lost and no part of the record`
}

function asked() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        vkey: { type: 'string', multiple: true },
        origin: { type: 'string' },
        from: { type: 'string' },
        need: { type: 'string' },
        keep: { type: 'string' },
        db: { type: 'string' },
        json: { type: 'boolean' },
        live: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new Error(`${error.message}\n${USAGE}`)
  }
}

function parseKey(text) {
  try {
    return parseVkey(text)
  } catch (error) {
    throw new Error(`--vkey ${text}: ${error.message}`)
  }
}

function headIn(text) {
  const [, size, root] = /^(\d{1,15}):(.+)$/.exec(text) ?? []
  const bytes = /^[0-9a-f]{64}$/i.test(root ?? '') ? Buffer.from(root, 'hex') : strictBase64(root ?? '')
  if (!size || bytes?.length !== 32) throw new Error(`--from ${text}: it is no SIZE:ROOT`)
  return { size: Number(size), root: bytes }
}

function countIn(text) {
  if (!/^\d{1,3}$/.test(text)) throw new Error(`--need ${text}: it is no number`)
  return Number(text)
}

/** The folder to read: the one that was named, or one that the log was fetched into. */
async function fetched(from, keep) {
  if (!/^https?:\/\//.test(from)) {
    const found = await stat(from).catch(() => null)
    if (!found?.isDirectory()) throw new Error(`${from} is no folder`)
    return { folder: from, done: async () => {} }
  }
  const folder = keep ?? (await mkdtemp(join(tmpdir(), 'isnad-log-')))
  const done = async () => {
    if (!keep) await rm(folder, { recursive: true, force: true })
  }
  await download(from, folder).catch(async (error) => {
    await done()
    throw error
  })
  return { folder, done }
}
