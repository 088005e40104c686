import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { type Db, openDb } from '../db/client'
import { entries } from '../db/schema'
import { freshDb } from '../db/testing'
import { envelopeBytes } from '../domain/audit'
import { parseCheckpoint } from '../domain/checkpoint'
import { leafHash, rootOf } from '../domain/merkle'
import { ed25519Verifier, openNote } from '../domain/note'
import { together } from '../domain/tiles'
import { openSealer, type Place } from './open'
import type { Outcome } from './sealer'

export const origin = 'isnad.example/api/v1/log'

/** A database and a data folder of one's own, with sealers on them, as the program has them; `end` leaves nothing. */
export async function place() {
  const data = mkdtempSync(join(tmpdir(), 'isnad-log-'))
  const { db, url, close } = await freshDb()
  const ends: (() => Promise<void> | void)[] = [() => rmSync(data, { recursive: true, force: true }), close]

  return {
    db,
    data,
    /** The database in the sealer's role. */
    async asSealer<T>(work: (db: Db) => Promise<T>): Promise<T> {
      const own = openDb(url.replace('isnad_app', 'isnad_sealer'), { max: 1 })
      return work(own.db).finally(own.close)
    },
    /** Another data folder, as of another machine. */
    folder(): string {
      const other = mkdtempSync(join(tmpdir(), 'isnad-log-'))
      ends.push(() => rmSync(other, { recursive: true, force: true }))
      return other
    },
    /** A sealer on a connection of its own, in the sealer's role. */
    async sealer({ data: folder = data, ...rest }: Partial<Place> = {}) {
      const own = openDb(url.replace('isnad_app', 'isnad_sealer'), { max: 1, lasting: true })
      let open = true
      const end = async () => {
        if (!open) return
        open = false
        await own.close()
      }
      ends.push(end)
      const opened = await openSealer(own.db, { origin, ...rest, data: folder })
      const close = async () => {
        if (open) opened.close()
        await end()
      }
      ends.push(close)
      return { ...opened, close }
    },
    /** As the superuser: whatever the program's roles may not. */
    async asOwner<T>(work: (root: postgres.Sql) => Promise<T>): Promise<T> {
      const root = postgres(url.replace(/\?.*/, ''), { max: 1, onnotice: () => {} })
      try {
        return await work(root)
      } finally {
        await root.end()
      }
    },
    async end(): Promise<void> {
      for (const each of ends.reverse()) await each()
    },
  }
}

/** Has a sealer do all that is to be done. Throws where a stop stands, with which it would never come to an end. */
export async function untilIdle(sealer: { round: () => Promise<Outcome> }): Promise<void> {
  for (;;) {
    const outcome = await sealer.round()
    if (outcome === 'stopped') throw new Error('a stop stands')
    if (outcome === 'idle') return
  }
}

/** Seals all that waits in a database, in the sealer's role, into the log of a data folder. `url` is that of the site's role. */
export async function sealAll(url: string, data: string): Promise<void> {
  const own = openDb(url.replace('isnad_app', 'isnad_sealer'), { max: 1, lasting: true })
  const sealer = await openSealer(own.db, { data, origin })
  try {
    await untilIdle(sealer)
  } finally {
    sealer.close()
    await own.close()
  }
}

let written = 0

/** So many entries, as commands would leave them. */
export async function write(db: Db, many: number): Promise<void> {
  const at = new Date()
  const rows = Array.from({ length: many }, (_, n) => {
    const entry = { kind: 'agent.noted', actor: 'operator', subject: `agent:${++written}`, ver: 1 } as const
    const envelope = envelopeBytes({ v: 1, ...entry, at: at.toISOString(), prev: null, data: { n }, commit: null })
    return { ...entry, at, envelope, leaf: leafHash(envelope) }
  })
  await db.insert(entries).values(rows)
}

export function served(data: string, path: string): Buffer {
  return readFileSync(join(data, 'log', path))
}

/** The notes that are listed, the oldest first. */
export function listed(data: string): string[] {
  const lines = served(data, 'checkpoints').toString().split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as string)
}

/** What the served note says, its signature checked with the served key. */
export function latest(data: string) {
  const vkeys = served(data, 'vkey').toString().split('\n')
  const opened = openNote(
    served(data, 'checkpoint').toString(),
    vkeys.flatMap((vkey) => ed25519Verifier(vkey) ?? []),
  )
  const checkpoint = opened && parseCheckpoint(opened.text)
  if (!checkpoint) throw new Error('the note is not signed by the served key')
  return checkpoint
}

/** The root of the entries in the order of the log, by the definition. */
export async function rootOfEntries(db: Db, size: number): Promise<Uint8Array> {
  const rows = await db.execute<{ envelope: Buffer }>(
    sql`select envelope from leaves join entries on entries.id = leaves.entry_id where "index" < ${size} order by "index"`,
  )
  const hashes = rows.map(({ envelope }) => leafHash(envelope))
  const of = (level: number, index: number) => together(hashes.slice(index << level, (index + 1) << level))
  return rootOf(size, async (nodes) => nodes.map(({ level, index }) => of(level, index)))
}
