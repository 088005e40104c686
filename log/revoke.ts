import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../db/client'
import { lock, unlock } from '../db/embedded/lock'
import { Trouble } from '../db/embedded/trouble'
import { readLastCheckpoint } from '../db/sealing'
import { makeFolder, readWhole, writeWhole } from './disk'
import { foldersOf } from './folders'
import { openCheckpoint, readKeys, succeed } from './key'

/** What names a log, and goes with its name. */
const NAMED = ['checkpoint', 'checkpoints', 'vkey']

/**
 * Ends a log whose key is no secret any more, and begins one of another name, with a key of its own, over the same tree: each of its
 * checkpoints says where the old log ended. What the old one served is kept in `revoked/`. Throws while a sealer runs here, and
 * when nothing was signed yet. Out: the new verifier key, and where the old log ended.
 */
export async function revoke(db: Db, data: string) {
  const folders = foldersOf(data)
  await makeFolder(folders.guard, 0o700)
  if (lock(folders.guard)) throw new Trouble('The sealer runs. Stop Isnad first.')
  try {
    const keys = await readKeys(folders.keys)
    const last = await readLastCheckpoint(db)
    const follows = keys && last && openCheckpoint(last.note, keys)
    if (!follows) throw new Trouble('Nothing was signed with this key yet.')
    const aside = join(data, 'revoked', follows.origin.replaceAll('/', '_'))
    for (const name of NAMED) {
      const bytes = await readWhole(join(folders.served, name))
      if (bytes) await writeWhole(join(aside, name), bytes)
    }
    // A crash after this is no harm: the old key would make the files again.
    for (const name of NAMED) await rm(join(folders.served, name), { force: true })
    const { vkey } = await succeed(folders.keys, successorOf(follows.origin), follows)
    return { vkey, follows }
  } finally {
    unlock(folders.guard)
  }
}

/** `…/log`, `…/log/2`, `…/log/3`. */
function successorOf(origin: string): string {
  const [, base = origin, number] = /^(.*\/log)(?:\/(\d+))?$/.exec(origin) ?? []
  return `${base}/${Number(number ?? 1) + 1}`
}
