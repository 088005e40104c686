import { checkLog } from '../check.mjs'
import { lookAt } from '../finding.mjs'
import { leafHash } from '../hashes.mjs'
import { ballots } from './ballots.mjs'
import { entries } from './entries.mjs'
import { Leaves } from './leaves.mjs'
import { names } from './names.mjs'
import { passages, steps } from './passages.mjs'
import { people } from './people.mjs'
import { checkpoints } from './published.mjs'
import { tables } from './table.mjs'
import { words } from './words.mjs'

/**
 * What a look at the tables goes by: the database in one transaction, the log as it was checked, the record that it makes, and how
 * many rows were seen so far.
 * @typedef {{ sql: any, size: number, heads: any[], keys: any[], fold: import('../fold/fold.mjs').Fold, leaves: Leaves, rows: number,
 *   record: import('../fold/record.mjs').Record, fateOf: (index: number) => 'lost' | 'kept' | null }} Look
 */

/** What is looked at, in this order: it decides which finding comes first. @type {((look: Look) => Promise<void>)[]} */
const ROOMS = [entries, words, checkpoints, tables, people, names, steps, passages, ballots]

/**
 * Checks a log, then every table of the record against it, in one reading of the database that nothing moves under: that each
 * entry there stands in the tiles or waits to, what entries commit to, each row and each column that an entry accounts for, and
 * that no row is missing. What waits to be sealed is folded after what is.
 * @param {import('../folder.mjs').Files} files
 * @param {string} url
 * @param {Parameters<typeof checkLog>[1]} options
 */
export async function checkWithTables(files, url, options) {
  const { default: postgres } = await import('postgres').catch(() => {
    throw new Error('--db needs the package "postgres" beside this folder: npm install postgres')
  })
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: 'isnad-verify', TimeZone: 'UTC' },
  })
  try {
    // What is signed is read before the database, so that the database holds all of it.
    const log = await asItIs(files)
    return await sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`set local statement_timeout = 0`
      return checkWithin(tx, log, options)
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/**
 * The same in a transaction that is open.
 * @param {any} tx
 * @param {import('../folder.mjs').Files} files
 * @param {Parameters<typeof checkLog>[1]} options
 */
export async function checkWithin(tx, files, options) {
  const later = await declaredLost(tx)
  const leaves = new Leaves()
  const onEntry = (_, __, bytes) => leaves.push(leafHash(bytes))
  const result = await checkLog(files, { ...options, onEntry, atEnd: false, later })
  const { size, heads, keys, fold, fateOf } = result
  const look = { sql: tx, size, heads, keys, fold, record: fold.record, fateOf, leaves, rows: 0 }
  for (const room of ROOMS) await room(look)
  return { ...result, rows: look.rows }
}

async function asItIs(files) {
  const kept = new Map()
  for (const name of ['checkpoint', 'checkpoints', 'vkey']) kept.set(name, await files.read(name))
  return { ...files, read: async (path) => (kept.has(path) ? kept.get(path) : files.read(path)) }
}

/** What a restore declared lost, and is not sealed yet. */
async function declaredLost(sql) {
  const rows = await sql`
    select e.id, e.envelope from entries e join pending p on p.entry_id = e.id
    where e.kind::text = 'record.restored' and not e.lost order by e.id`
  return rows.map(({ id, envelope }) =>
    lookAt({ about: `entry ${id}`, place: 'entries' }, () => {
      const { from, to } = JSON.parse(envelope.toString()).data
      return { from, to }
    }),
  )
}
