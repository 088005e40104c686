import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from '../domain/refusal'
import { MANIFEST, MANIFEST_HASH, type Manifest } from './manifest'

type Files = Manifest['files']
type Content = Readable | Uint8Array | string

/**
 * A folder in the making, under another name until it is whole: what was broken off never looks like a backup. Only its owner may
 * read it. It is to be finished or abandoned. Refused: `not_empty` where something is, `backup_begun` where another is being made,
 * or was broken off.
 */
export async function beginFolder(dir: string) {
  const made = `${dir}.tmp`
  const there = await readdir(dir).catch(() => [])
  if (there.length > 0) throw new Refusal('not_empty', dir)
  await mkdir(dirname(dir), { recursive: true })
  await mkdir(made, { mode: 0o700 }).catch((error) => {
    throw error.code === 'EEXIST' ? new Refusal('backup_begun', made) : error
  })
  const files: Files = {}
  const writing = new Set<Promise<void>>()
  let abandoned = false

  async function write(path: string, content: Content): Promise<void> {
    const target = join(made, path)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const file = await open(target, 'wx', 0o600)
    const measure = measuring()
    try {
      for await (const part of partsOf(content)) {
        measure.add(part)
        await file.writeFile(part)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    files[path] = measure.result()
  }

  return {
    files,
    /** Keeps what streams, to disk, under a path of the folder. */
    async keep(path: string, content: Content): Promise<void> {
      if (abandoned) throw new Error('the backup was broken off')
      const work = write(path, content)
      writing.add(work)
      await work.finally(() => writing.delete(work))
    },
    /** Leaves nothing of it: there are addresses in it, and the next one is to begin anew. */
    async abandon(): Promise<void> {
      abandoned = true
      await Promise.allSettled(writing)
      await rm(made, { recursive: true, force: true })
    },
    /** Gives the folder its name. */
    async finish(): Promise<void> {
      for (const folder of await foldersIn(made)) await sync(folder)
      await rmdir(dir).catch(() => {})
      await rename(made, dir)
      await chmod(dir, 0o700)
      await sync(dirname(dir))
    },
  }
}

/** Reads every file of a backup and compares it with the manifest. Refused: `backup_damaged` with the first that is not what it was. */
export async function checkFolder(dir: string, { files }: Manifest): Promise<void> {
  const there = await filesIn(dir)
  const known = new Set([...Object.keys(files), MANIFEST, MANIFEST_HASH])
  const stranger = there.find((path) => !known.has(path))
  if (stranger) throw new Refusal('backup_damaged', stranger)
  for (const [path, { bytes, sha256 }] of Object.entries(files)) {
    if (!there.includes(path)) throw new Refusal('backup_damaged', path)
    const measure = measuring()
    for await (const part of createReadStream(join(dir, path))) measure.add(part)
    const found = measure.result()
    if (found.bytes !== bytes || found.sha256 !== sha256) throw new Refusal('backup_damaged', path)
  }
}

function measuring() {
  const hash = createHash('sha256')
  let bytes = 0
  return {
    add(part: Uint8Array): void {
      hash.update(part)
      bytes += part.length
    },
    result: () => ({ bytes, sha256: hash.digest('hex') }),
  }
}

function partsOf(content: Content): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  if (typeof content === 'string') return [Buffer.from(content)]
  return content instanceof Uint8Array ? [content] : content
}

async function filesIn(dir: string): Promise<string[]> {
  const all = await readdir(dir, { recursive: true, withFileTypes: true })
  return all.filter((each) => !each.isDirectory()).map((each) => relative(dir, join(each.parentPath, each.name)))
}

async function foldersIn(dir: string): Promise<string[]> {
  const all = await readdir(dir, { recursive: true, withFileTypes: true })
  return [...all.filter((each) => each.isDirectory()).map((each) => join(each.parentPath, each.name)), dir]
}

async function sync(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
