import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The last good copy of a public page: what was sent of it, before it was compressed. */
export interface Copy {
  type: string
  link?: string | undefined
  body: Buffer
  /** When it was asked for, in milliseconds: nothing that happened later is in it. */
  at: number
}

/** No more pages than this, and none larger: a kept page is a help, not an archive. */
const MOST = 2_000
const LARGEST = 1024 * 1024
/** How much of them is also held in memory, in bytes; all are on disk, so that they outlive the process. */
const MEMORY = 32 * 1024 * 1024
/** Older than a day is no help any more. */
const OLDEST = 24 * 60 * 60_000

const MARK = 'purged'

export interface Kept {
  keep(address: string, copy: Copy): Promise<void>
  find(address: string): Promise<Copy | null>
}

/**
 * Keeps the last good copy of each public page in a folder of its own under the data folder, for when the pages cannot be made.
 * A copy that was asked for before the last purge is never given out, whichever process purged.
 */
export function openKept(data: string): Kept {
  const folder = join(data, 'kept')
  const held = new Map<string, Copy>()
  let size = 0
  let files: Promise<number> | undefined

  const forget = (name: string) => {
    size -= held.get(name)?.body.length ?? 0
    held.delete(name)
  }
  const hold = (name: string, copy: Copy) => {
    forget(name)
    held.set(name, copy)
    size += copy.body.length
    for (const oldest of held.keys()) {
      if (size <= MEMORY) break
      forget(oldest)
    }
  }
  const discard = async (name: string) => {
    forget(name)
    await drop(folder, name)
  }
  const stands = async (copy: Copy) => Date.now() - copy.at < OLDEST && copy.at > (await purgedAt(folder))

  return {
    async keep(address, copy) {
      if (!(await stands(copy))) return
      const name = nameOf(address)
      const known = held.get(name)
      hold(name, copy)
      if (copy.body.length > LARGEST || (known?.body.equals(copy.body) && copy.at - known.at < 60_000)) return
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      files ??= readdir(folder).then((names) => names.length)
      if ((await files) >= MOST) await Promise.all((await readdir(folder)).map((each) => drop(folder, each)))
      files = files.then((count) => (count >= MOST ? 1 : count + 1))
      const { body, ...head } = copy
      const path = join(folder, name)
      await writeFile(`${path}.new`, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]), { mode: 0o600 })
      // A purge that was made meanwhile takes the file before it has its name, or has passed by.
      await rename(`${path}.new`, path).catch(unlessGone)
      if (!(await stands(copy))) await discard(name)
    },
    async find(address) {
      const name = nameOf(address)
      const copy = held.get(name) ?? (await readCopy(join(folder, name)))
      if (copy && (await stands(copy))) return copy
      if (copy) await discard(name)
      return null
    },
  }
}

/** Makes every copy that was kept until now void, in whatever process; then takes the files away. `upTo`: what it was for. */
export async function purgeKept(data: string, upTo = ''): Promise<void> {
  const folder = join(data, 'kept')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, MARK), upTo, { mode: 0o600 })
  for (const name of await readdir(folder)) await drop(folder, name)
}

/** What the last purge was for. */
export async function purgedUpTo(data: string): Promise<string> {
  return readFile(join(data, 'kept', MARK), 'utf8').catch(() => '')
}

async function drop(folder: string, name: string): Promise<void> {
  if (name !== MARK) await rm(join(folder, name), { force: true })
}

async function purgedAt(folder: string): Promise<number> {
  return stat(join(folder, MARK)).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
}

function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

async function readCopy(path: string): Promise<Copy | null> {
  const bytes = await readFile(path).catch(() => null)
  const end = bytes?.indexOf('\n') ?? -1
  if (!bytes || end < 0) return null
  return { ...JSON.parse(bytes.subarray(0, end).toString()), body: bytes.subarray(end + 1) }
}

function nameOf(address: string): string {
  return createHash('sha256').update(address).digest('hex')
}
