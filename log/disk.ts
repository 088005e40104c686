import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The bytes of a file; null when there is none. */
export async function readWhole(path: string): Promise<Buffer | null> {
  return readFile(path).catch(nullIfMissing)
}

/** Writes a file so that after a crash it is there whole or as it was before: beside, to disk, renamed, the folder to disk. */
export async function writeWhole(path: string, bytes: Uint8Array | string, mode = 0o644): Promise<void> {
  await writeBeside(beside(path), bytes, mode)
  await rename(beside(path), path)
  await syncFolder(dirname(path))
}

/** The same for a file that must not be there yet; false when it is. A link appears whole, and only once. */
export async function writeOnce(path: string, bytes: Uint8Array | string, mode = 0o644): Promise<boolean> {
  // A name of its own: of two who write at once, neither may link what the other wrote.
  const own = beside(`${path}.${randomUUID()}`)
  await writeBeside(own, bytes, mode)
  try {
    await link(own, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(own, { force: true })
  }
  await syncFolder(dirname(path))
  return true
}

/** What a file holds from a place on; null when it does not reach so far. */
export async function readFrom(path: string, place: number): Promise<Buffer | null> {
  const file = await open(path, 'r').catch(nullIfMissing)
  if (!file) return place === 0 ? Buffer.alloc(0) : null
  try {
    const { size } = await file.stat()
    if (size < place) return null
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - place), 0, size - place, place)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Writes a text at a place in a file, to disk; what stood there and after it is gone. */
export async function writeFrom(path: string, place: number, text: string): Promise<void> {
  const file = await open(path, 'a+')
  try {
    await file.truncate(place)
    await file.appendFile(text)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** Makes a folder and those above it, each of them to disk. */
export async function makeFolder(path: string, mode?: number): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode })
  if (!first) return
  for (let each = path; ; each = dirname(each)) {
    await syncFolder(dirname(each))
    if (each === first) return
  }
}

async function writeBeside(path: string, bytes: Uint8Array | string, mode: number): Promise<void> {
  const file = await open(path, 'w', mode).catch(async (error) => {
    if (error.code !== 'ENOENT') throw error
    await makeFolder(dirname(path))
    return open(path, 'w', mode)
  })
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

const beside = (path: string) => `${path}.new`

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}
