import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkLog } from './check.mjs'
import { download } from './download.mjs'
import { Finding } from './finding.mjs'
import { openFolder } from './folder.mjs'
import { parseVkey, strictBase64 } from './note.mjs'

const USAGE = `Checks a log of Isnad from its first entry: node verify.mjs DIR|URL [options]
  --vkey KEY        a key of the log that you trust, as the site told it to you; may be given more than once
  --origin NAME     the origin that its checkpoints must name
  --from SIZE:ROOT  a tree that you saw before, root in base64 or hex; this one must have grown from it
  --keep DIR        where a log that is fetched is kept
  --db URL          a Postgres whose tables are held against the log (needs the package "postgres");
                    - for the address in ISNAD_VERIFY_DB
  --live            the log in DIR is being written: what lies beyond its last checkpoint is not looked at
  --json            say the result as one line of JSON`

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
  const began = performance.now()
  const { folder, done } = await fetched(from, values.keep)
  try {
    await verify(folder, { ...values, seen, began })
  } finally {
    await done()
  }
}

async function verify(folder, { vkey = [], origin = null, seen, db: named, json, live, began }) {
  const db = named === '-' ? process.env.ISNAD_VERIFY_DB : named
  try {
    const options = { vkeys: vkey, origin, from: seen, live: live === true }
    const tables = db === undefined ? null : await import('./tables/tables.mjs')
    const result = tables
      ? await tables.checkWithTables(openFolder(folder), db, options)
      : await checkLog(openFolder(folder), options)
    say(result, { json, seconds: (performance.now() - began) / 1000 })
  } catch (error) {
    if (!(error instanceof Finding)) throw error
    const { index, about, place, message: why } = error
    console.log(json ? JSON.stringify({ holds: false, index, about, place, why }) : error.line())
    process.exitCode = 1
  }
}

function say({ origin, size, root, checkpoints, keys, pinned, strange, strangers, fold, rows }, { json, seconds }) {
  const head = { size, root: root.toString('base64') }
  if (json) {
    console.log(JSON.stringify({ holds: true, origin, ...head, checkpoints, pinned, rows: rows ?? null, seconds }))
    return
  }
  const { record, kinds } = fold
  const count = (number, one, many = `${one}s`) => `${number.toLocaleString('en')} ${number === 1 ? one : many}`
  const votes = kinds['vote.cast'] ?? 0
  const lines = [
    `${origin}: a tree of ${count(size, 'entry', 'entries')}, root ${head.root}`,
    `signed: ${count(checkpoints, 'checkpoint')}, each the root of the entries up to it`,
    ...keys.map(
      ({ text }) =>
        `  by ${text}${pinned ? '' : ' (found beside the log and trusted on first sight; pin it with --vkey)'}`,
    ),
    ...(strange ? [`  beside the log lies a key that you did not name: ${strange}`] : []),
    ...(strangers > 0 ? [`  ${count(strangers, 'signature')} by keys nobody named, not checked`] : []),
    `record: ${count(record.claims.size, 'claim')}, ${count(votes, 'vote')}, ${count(kinds['verdict.changed'] ?? 0, 'verdict')} computed anew and found the same`,
    ...(rows === undefined ? [] : [`tables: ${count(rows, 'row')}, each as the entries have it`]),
    `all of it holds (${seconds.toFixed(1)} s)`,
  ]
  console.log(lines.join('\n'))
}

function asked() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        vkey: { type: 'string', multiple: true },
        origin: { type: 'string' },
        from: { type: 'string' },
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
