import { join } from 'node:path'
import { makeFolder, readFrom, readWhole, writeFrom, writeWhole } from './disk'
import { Mismatch } from './mismatch'

export type Listed = { size: number; note: string }

/**
 * The notes as they are served: `checkpoint`, the latest, and `checkpoints`, every one there was, each as a JSON string on a line of
 * its own, the oldest first; and `vkey`, the keys. What somebody else wrote there is not overwritten: that is a Mismatch. `begin` is
 * where a log ended that this one follows.
 */
export async function openPublished(folder: string, begin = 0) {
  await makeFolder(folder)
  const inFolder = (name: string) => join(folder, name)
  const begun = await readList(folder)
  let last = begun.lines.at(-1) ?? null
  let length = begun.length
  // What may stand in `checkpoint` when a process ended between the two files.
  const before = new Set(begun.lines.map(({ note }) => note))

  return {
    /** The last note on the list; null when it is empty. */
    last: () => last,
    /** Up to where the log is published. */
    size: () => last?.size ?? begin,
    /** Puts a note at the end of the list. */
    async list(next: Listed): Promise<void> {
      if (last && last.size >= next.size) return
      const rest = await readFrom(inFolder('checkpoints'), length)
      // No line's end can follow the last one of ours: only what a full disk or a crash cut off.
      if (!rest || rest.includes('\n')) throw differs('checkpoints')
      const line = `${JSON.stringify(next.note)}\n`
      await writeFrom(inFolder('checkpoints'), length, line)
      length += Buffer.byteLength(line)
      last = next
    },
    /** Serves the last note of the list as the latest. */
    async publish(): Promise<void> {
      if (!last) return
      const there = await readLatest(folder)
      if (there === last.note) return
      if (there !== null && !before.has(there)) throw differs('checkpoint')
      await writeWhole(inFolder('checkpoint'), last.note)
      before.clear()
      before.add(last.note)
    },
    /** Serves the keys, one a line. They change when one is made. */
    async publishKeys(vkeys: string): Promise<void> {
      const there = (await readWhole(inFolder('vkey')))?.toString()
      if (there === vkeys) return
      const known = vkeys.split('\n')
      if (there?.split('\n').some((line) => !known.includes(line))) throw differs('vkey')
      await writeWhole(inFolder('vkey'), vkeys)
    },
  }
}

export type Published = Awaited<ReturnType<typeof openPublished>>

/** Every note on the list of a folder, and where the last whole line ends. Throws a Mismatch for a line that is none. */
export async function readList(folder: string): Promise<{ lines: Listed[]; length: number }> {
  return parseList((await readWhole(join(folder, 'checkpoints'))) ?? Buffer.alloc(0))
}

/** The same of the bytes of such a list. A last line that has no end is passed over. */
export function parseList(bytes: Buffer): { lines: Listed[]; length: number } {
  const length = bytes.lastIndexOf('\n') + 1
  const lines = bytes.subarray(0, length).toString().split('\n').slice(0, -1)
  return { lines: lines.map(parseLine), length }
}

/** The latest note of a folder; null when there is none. */
export async function readLatest(folder: string): Promise<string | null> {
  return (await readWhole(join(folder, 'checkpoint')))?.toString() ?? null
}

/** A note and the size that it speaks of; null for what is no checkpoint. */
export function listedAs(note: string): Listed | null {
  const size = /^[^\n]+\n([1-9]\d{0,15})\n/.exec(note)?.[1]
  return size === undefined ? null : { size: Number(size), note }
}

function parseLine(line: string, at: number): Listed {
  const listed = listedAs(parseString(line) ?? '')
  if (!listed) throw new Mismatch('checkpoint_differs', `Line ${at + 1} of the file checkpoints cannot be read.`)
  return listed
}

function parseString(line: string): string | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

function differs(file: string): Mismatch {
  return new Mismatch('checkpoint_differs', `The file ${file} of the sealed log is not what was written there.`)
}
