import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fromBase64, toBase64 } from '../domain/base64'
import { HASH_LENGTH } from '../domain/merkle'
import { makeFolder, readWhole, writeOnce } from './disk'
import { Mismatch } from './mismatch'

/** A tree by its size and root. */
export type Head = { size: number; root: Uint8Array }

/** So many steps back are kept to be looked at; the last one alone would do. */
const KEPT = 256

/**
 * The memory of what was signed, outside the database: a folder with one file `after-N` for each tree that followed the tree of N
 * leaves. A file is made once and never again, so that no second tree can follow one: this is compare and swap.
 */
export async function openGuard(folder: string) {
  await makeFolder(folder, 0o700)
  let head = await lastOf(folder)

  return {
    head: () => head,
    /** Remembers that `next` follows the last tree. Again the same is no harm. Throws a Mismatch for any other tree. */
    async advance(next: Head): Promise<void> {
      const before = head?.size ?? 0
      if (head && next.size === head.size && same(next, head)) return
      if (next.size <= before) throw refused(head, next)
      // Where the disk fails, it is asked what it holds before anybody goes on.
      const isNew = await writeOnce(fileAfter(folder, before), format(next)).catch(async (error) => {
        head = await lastOf(folder)
        throw error
      })
      const taken = isNew ? next : await readAfter(folder, before)
      if (!taken || !same(taken, next)) throw refused(taken, next)
      head = next
      await forget(folder)
    },
  }
}

export type Guard = Awaited<ReturnType<typeof openGuard>>

/** The last tree that a guard's folder remembers; null when it remembers none. */
export async function lastOf(folder: string): Promise<Head | null> {
  const [newest] = await stepsIn(folder)
  return newest === undefined ? null : readAfter(folder, newest)
}

function same(one: Head, other: Head): boolean {
  return one.size === other.size && Buffer.compare(one.root, other.root) === 0
}

function refused(head: Head | null, next: Head): Mismatch {
  const known = head ? `${head.size} ${toBase64(head.root)}` : 'another tree'
  return new Mismatch('guard_refuses', `The tree ${next.size} ${toBase64(next.root)} cannot stand beside ${known}.`)
}

const fileAfter = (folder: string, size: number) => join(folder, `after-${size}`)
const format = ({ size, root }: Head) => `${size} ${toBase64(root)}\n`

async function readAfter(folder: string, size: number): Promise<Head | null> {
  const text = (await readWhole(fileAfter(folder, size)))?.toString()
  if (text === undefined) return null
  const [, next, base64 = ''] = /^([1-9]\d*) (\S+)\n$/.exec(text) ?? []
  const root = fromBase64(base64)
  if (next === undefined || Number(next) <= size || root?.length !== HASH_LENGTH)
    throw new Mismatch('guard_refuses', `The guard's file after-${size} cannot be read.`)
  return { size: Number(next), root }
}

/** The sizes that something followed, the largest first. */
async function stepsIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names
    .flatMap((name) => /^after-(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => other - one)
}

async function forget(folder: string): Promise<void> {
  const steps = await stepsIn(folder)
  // Not one by one each time: a folder is read for every tree that is signed.
  if (steps.length < 2 * KEPT) return
  for (const size of steps.slice(KEPT)) await rm(fileAfter(folder, size), { force: true })
}
