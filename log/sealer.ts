import type { Db } from '../db/client'
import { Trouble } from '../db/embedded/trouble'
import {
  type CheckpointRow,
  keepCheckpoint,
  listCheckpoints,
  listLeaves,
  readCheckpoint,
  readLastCheckpoint,
  readStanding,
  type Standing,
  sequence,
} from '../db/sealing'
import { checkConsistency, consistencyProof } from '../domain/merkle'
import { TILE_WIDTH, tilesOf } from '../domain/tiles'
import { grow } from './grow'
import type { Guard } from './guard'
import { formatVkeys, type Keys, openCheckpoint, signCheckpoint } from './key'
import { Mismatch } from './mismatch'
import type { Published } from './published'
import type { TileStore } from './tile-store'

/**
 * The boundaries between the steps of sealing, in their order. Whatever ends the process at one of them, the next round goes on to
 * the same root for the same size: `taken` is before the leaves are committed, every other name says what is done.
 */
export const STEPS = [
  'taken',
  'sequenced',
  'checked',
  'bundled',
  'tiled',
  'rooted',
  'guarded',
  'signed',
  'cosigned',
  'kept',
  'listed',
  'published',
  'swept',
] as const
export type Step = (typeof STEPS)[number]

/** So many entries become leaves, and so many leaves files, at once. */
const BATCH = 5_000

/**
 * Asks witnesses to sign a checkpoint too, and gives back the note with their signatures. `prove` makes the consistency proof from
 * the size that a witness saw last. Throws when fewer signed than the policy wants: then the checkpoint is not published yet.
 */
export type Cosign = (note: string, prove: (from: number) => Promise<Uint8Array[]>) => Promise<string>

type Means = {
  /** On one connection of its own: the lead is held as long as that lives. */
  db: Db
  store: TileStore
  guard: Guard
  published: Published
  /** Read anew for each checkpoint: keys may have been rotated. */
  keys: () => Promise<Keys>
  cosign?: Cosign
  /** Called at each boundary. */
  at?: (step: Step) => Promise<void>
  /** Looks at all that was sealed, before anything is signed again after a stop. */
  inspect: () => Promise<void>
}

/** What a round did: `led` something was sealed, `followed` another's checkpoint was published, `stopped` a stop stands. */
export type Outcome = 'led' | 'followed' | 'idle' | 'stopped'

/** Seals what waits, or follows whoever does: one round at a time. While a stop stands, nothing is sealed. Throws what keeps it from it. */
export function createSealer({ db, store, guard, published, keys, cosign, at = async () => {}, inspect }: Means) {
  let looked = false
  let stopped = false

  async function round(): Promise<Outcome> {
    const standing = await readStanding(db)
    if (standing.stop) {
      stopped = true
      return 'stopped'
    }
    const signed = Math.max(guard.head()?.size ?? 0, published.size(), standing.sealed)
    if (standing.size < signed) throw behind(standing.size, signed)
    if (stopped || !looked) await look()
    // Whoever lifts a stop says that its cause is gone: that is seen to first.
    if (stopped) await inspect()
    stopped = false
    looked = true
    const followed = await follow(standing)
    if (!standing.leads) return followed ? 'followed' : 'idle'
    const size = standing.size + (standing.waiting ? await sequence(db, BATCH, () => at('taken')) : 0)
    if (size > standing.size) await at('sequenced')
    const sealed = await seal(size)
    return sealed ? 'led' : followed ? 'followed' : 'idle'
  }

  /** Before anything is written: the log is ours, and the database still holds what was published. */
  async function look(): Promise<void> {
    const listed = published.last()
    const last = !guard.head() && !listed && (await readLastCheckpoint(db))
    if (last && last.size > published.size() && !openCheckpoint(last.note, await keys()))
      throw new Trouble('The log of this database was begun with another key than the one that is here.')
    if (listed && (await readCheckpoint(db, listed.size))?.note !== listed.note)
      throw new Mismatch(
        'checkpoint_missing',
        `The database does not hold the checkpoint of ${listed.size} that was published.`,
      )
  }

  /** Publishes what the database holds signed and the files do not list yet, once the own files come to the same root. */
  async function follow({ sealed }: Standing): Promise<boolean> {
    const before = published.size()
    while (published.size() < sealed) {
      const rows = await listCheckpoints(db, published.size(), 1_000)
      if (rows.length === 0) break
      const ours = await keys()
      for (const row of rows) {
        assertOurs(row, ours)
        await growTo(row.size)
        assertRoot(row, await store.rootOf(row.size))
        await assertFollows(row)
        if (row.size > (guard.head()?.size ?? 0)) await guard.advance(row)
        await list(row)
      }
    }
    await publish(before)
    return published.size() > before
  }

  /** Seals the tree of `size` leaves; first the one that was begun before and not ended, if there is one. */
  async function seal(size: number): Promise<boolean> {
    const last = published.size()
    const head = guard.head()
    const next = head && head.size > last ? head.size : size
    if (next <= last) return false
    await growTo(next)
    const root = await store.rootOf(next)
    await assertFollows({ size: next, root })
    await at('rooted')
    await guard.advance({ size: next, root })
    await at('guarded')
    const signed = signCheckpoint(await keys(), { size: next, root })
    await at('signed')
    const note = cosign ? await cosign(signed, (old) => prove(old, next)) : signed
    await at('cosigned')
    // A session that ended meanwhile took the lead with it: whoever has it now goes on, and this one follows.
    if (!(await keepCheckpoint(db, { size: next, root, note }))) return false
    await at('kept')
    const kept = await readCheckpoint(db, next)
    if (!kept)
      throw new Mismatch('checkpoint_missing', `The database does not hold the checkpoint of ${next} that was signed.`)
    assertOurs(kept, await keys())
    assertRoot(kept, root)
    await list(kept)
    await publish(last)
    return next < size ? seal(size) : true
  }

  const prove = (old: number, size: number) => consistencyProof(old, size, store.nodesOf(size))

  /** A tree begins with the one that was signed last (RFC 6962, section 2.1.2). */
  async function assertFollows({ size, root }: { size: number; root: Uint8Array }): Promise<void> {
    const head = guard.head()
    // An older one comes by again where files are made anew; its root was compared.
    if (!head || head.size > size) return
    const follows = { old: head.size, oldRoot: head.root, size, root }
    if (!checkConsistency(await prove(head.size, size), follows)) throw rootDiffers(head.size)
  }

  /** Writes the files up to a size, a batch at a time. */
  async function growTo(size: number): Promise<void> {
    for (let from = published.last()?.size ?? 0; from < size; ) {
      const to = Math.min(size, (Math.floor(from / TILE_WIDTH) + Math.floor(BATCH / TILE_WIDTH)) * TILE_WIDTH)
      await grow({ store, from, to, leaves: (first, end) => listLeaves(db, first, end), at })
      from = to
    }
  }

  async function list({ size, note }: CheckpointRow): Promise<void> {
    await published.list({ size, note })
    await at('listed')
  }

  async function publish(before: number): Promise<void> {
    await published.publishKeys(formatVkeys(await keys()))
    await published.publish()
    const last = published.size()
    if (last === before) return
    await at('published')
    for (const tile of tilesOf(last, before)) {
      if (tile.width < TILE_WIDTH) continue
      await store.sweep(tile)
      if (tile.level === 0) await store.sweep({ ...tile, level: 'entries' })
    }
    await at('swept')
  }

  return round
}

/** What is found when a database holds less than was signed. */
export function behind(size: number, signed: number): Mismatch {
  return new Mismatch('behind', `The database holds ${size} sealed entries, and ${signed} were signed.`)
}

/** That a checkpoint was signed by a key of ours, and says what its row says. */
function assertOurs({ size, root, note }: CheckpointRow, keys: Keys): void {
  const said = openCheckpoint(note, keys)
  if (!said)
    throw new Mismatch('checkpoint_foreign', `The checkpoint of ${size} in the database is not signed by this log.`)
  if (said.size !== size || Buffer.compare(said.root, root) !== 0)
    throw new Mismatch(
      'checkpoint_differs',
      `The checkpoint of ${size} in the database is not the one that was signed.`,
    )
}

function assertRoot({ size, root }: { size: number; root: Uint8Array }, found: Uint8Array): void {
  if (Buffer.compare(root, found) !== 0) throw rootDiffers(size)
}

function rootDiffers(size: number): Mismatch {
  return new Mismatch('root_differs', `The tree of ${size} leaves does not come to the root that was signed.`)
}
