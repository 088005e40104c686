import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { append, makeFolder, readWhole, writeWhole } from './disk'
import { Mismatch } from './mismatch'

export type Listed = { size: number; note: string }

/**
 * The notes as they are served: `checkpoint`, the latest, and `checkpoints`, every one there was, each as a JSON string on a line of
 * its own, the oldest first.
 */
export async function openPublished(folder: string) {
  await makeFolder(folder)
  const list = join(folder, 'checkpoints')
  const latest = join(folder, 'checkpoint')
  let last = await lastIn(list)

  return {
    /** The last note on the list; null when it is empty. */
    last: () => last,
    /** Puts a note at the end of the list. */
    async list(next: Listed): Promise<void> {
      if (last && last.size >= next.size) return
      await append(list, `${JSON.stringify(next.note)}\n`)
      last = next
    },
    /** Serves the last note of the list as the latest. */
    async publish(): Promise<void> {
      if (last && (await readWhole(latest))?.toString() !== last.note) await writeWhole(latest, last.note)
    },
    async publishKeys(vkeys: string): Promise<void> {
      const path = join(folder, 'vkey')
      if ((await readWhole(path))?.toString() !== vkeys) await writeWhole(path, vkeys)
    },
  }
}

export type Published = Awaited<ReturnType<typeof openPublished>>

/** Every note of a list, the oldest first. Throws a Mismatch for a line that is none. */
export function parseList(text: string): Listed[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line, at) => {
      const listed = parseLine(line)
      if (!listed) throw new Mismatch('checkpoint_differs', `Line ${at + 1} of the file checkpoints cannot be read.`)
      return listed
    })
}

/** A line that a crash cut off was never published, and is taken away. */
async function lastIn(path: string): Promise<Listed | null> {
  const bytes = await readWhole(path)
  if (!bytes) return null
  const whole = bytes.lastIndexOf('\n') + 1
  if (whole < bytes.length) await truncate(path, whole)
  return parseList(bytes.subarray(0, whole).toString()).at(-1) ?? null
}

function parseLine(line: string): Listed | null {
  try {
    const note: unknown = JSON.parse(line)
    const size = typeof note === 'string' ? /^[^\n]+\n([1-9]\d{0,15})\n/.exec(note)?.[1] : undefined
    return size === undefined ? null : { size: Number(size), note: note as string }
  } catch {
    return null
  }
}
