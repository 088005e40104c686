import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assertRecordHolds } from '../../db/testing/invariants'
import { parseCheckpoint } from '../../domain/checkpoint'
import { rootOf } from '../../domain/merkle'
import { memory } from '../../domain/merkle.memory'
import { ed25519Verifier, openNote } from '../../domain/note'
import type { Acknowledged } from './voters'

type Site = { db: Db; data: string; databaseUrl: string }

export interface Held {
  lost: number
  doubled: number
  wrong: string[]
}

/**
 * What must hold after any fault: each vote that was acknowledged has one row, one receipt and one entry; every entry is
 * sealed, in its place; the root computed anew from the leaves is the one that was signed; and the tables say what the log does.
 */
export async function held(site: Site, acknowledged: readonly Acknowledged[]): Promise<Held> {
  const wrong = [...(await sealed(site)), ...(await verified(site))]
  await assertRecordHolds(site.db).catch((error: Error) => wrong.push(`the record: ${error.message.split('\n')[0]}`))
  const votes = await site.db.execute<{ key: string; rows: number; entries: number; receipts: number }>(sql`
    select substring(v.reason from '[0-9a-f-]{36}') as key, count(*)::int as rows,
      sum((select count(*) from entries e where e.kind = 'vote.cast' and e.ver = v.version
        and e.subject = 'vote:' || v.claim_id || ':' || v.reviewer_id))::int as entries,
      sum((select count(*) from receipts r where r.actor = v.reviewer_id::text
        and r.key = substring(v.reason from '[0-9a-f-]{36}')::uuid and r.answer->>'id' = v.id::text))::int as receipts
    from votes v where v.reason like 'I read and compared them: %' group by 1`)
  const found = new Map(votes.map((each) => [each.key, each]))
  const lost = acknowledged.filter(({ key }) => !found.has(key))
  const odd = [...found.values()].filter(({ rows, entries, receipts }) => rows !== 1 || entries !== 1 || receipts !== 1)
  return { lost: lost.length, doubled: odd.length, wrong }
}

/** What the verifier says, which shares no code with the site: log, fold and tables. */
function verified({ data, databaseUrl }: Site): Promise<string[]> {
  const asked = ['verify/verify.mjs', join(data, 'log'), '--db', databaseUrl]
  return new Promise((resolve) => {
    execFile(process.execPath, asked, (error, stdout, stderr) => {
      resolve(error ? [`the verifier: ${(stdout || stderr).trim().split('\n').at(-1)}`] : [])
    })
  })
}

/** Waits until all is sealed, as long as a sealer that was ended may need to begin again; then looks at what it made. */
async function sealed({ db, data }: Site): Promise<string[]> {
  for (let waited = 0; ; waited += 100) {
    const [rest] = await db.execute<{ pending: number }>(sql`select count(*)::int as pending from pending`)
    const [top] = await db.execute<{ leaves: number; signed: number }>(sql`
      select (select count(*)::int from leaves) as leaves, coalesce((select max(size)::int from checkpoints), 0) as signed`)
    if (rest?.pending === 0 && top?.leaves === top?.signed && top?.signed === published(data)?.size) break
    if (waited > 20_000) return [`unsealed: ${JSON.stringify({ ...rest, ...top, published: published(data)?.size })}`]
    await pause(100)
  }
  const wrong: string[] = []
  const stops = await db.execute<{ code: string }>(sql`select code from stops where lifted_at is null`)
  wrong.push(...stops.map(({ code }) => `a stop: ${code}`))
  const leaves = await db.execute<{ index: number; leaf: string }>(sql`
    select l."index"::int as index, encode(e.leaf, 'hex') as leaf from leaves l join entries e on e.id = l.entry_id order by 1`)
  if (leaves.some(({ index }, at) => index !== at)) wrong.push('the leaves are not dense')
  const nodes = memory(leaves.map(({ leaf }) => Buffer.from(leaf, 'hex')))
  const checkpoints = await db.execute<{ size: number; root: string }>(
    sql`select size::int as size, encode(root, 'hex') as root from checkpoints order by size`,
  )
  for (const { size, root } of checkpoints)
    if (Buffer.from(await rootOf(size, nodes)).toString('hex') !== root) wrong.push(`the root of ${size} differs`)
  const last = checkpoints.at(-1)
  if (last && published(data)?.root !== last.root) wrong.push('another root is published than was signed last')
  return wrong
}

function published(data: string): { size: number; root: string } | null {
  const [note, keys] = ['checkpoint', 'vkey'].map((name) => join(data, 'log', name)) as [string, string]
  if (!existsSync(note) || !existsSync(keys)) return null
  const known = readFileSync(keys, 'utf8').trim().split('\n').map(ed25519Verifier)
  const opened = openNote(
    readFileSync(note, 'utf8'),
    known.filter((each) => each !== null),
  )
  const checkpoint = opened && parseCheckpoint(opened.text)
  return checkpoint && { size: checkpoint.size, root: Buffer.from(checkpoint.root).toString('hex') }
}
