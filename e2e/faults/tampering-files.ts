import { formatCheckpoint, parseCheckpoint } from '../../domain/checkpoint'
import { parseNote, type Signer, signNote } from '../../domain/note'
import { formatBundle, parseBundle } from '../../domain/tiles'
import { type LogFiles, writeLog } from '../../verify/testing'

/** One thing that somebody does to the files of a log. Null where there is nothing of the kind to do it to. */
export type FileTampering = { name: string; work: (files: LogFiles) => Promise<LogFiles | null> }

type Byte = (bytes: Buffer) => Buffer

/**
 * Every file, changed in each of these ways; and what takes more than one file. `stolen` is the log's own key, in the wrong hands;
 * `envelopes` what the log holds.
 */
export function fileTamperings(files: LogFiles, envelopes: readonly Uint8Array[], stolen: Signer) {
  const one = (name: string, path: string, change: Byte): FileTampering => ({
    name: `${name} ${path}`,
    work: async (all) => new Map([...all, [path, change(all.get(path) as Buffer)]]),
  })
  const each: FileTampering[] = [...files.keys()].flatMap((path) => [
    {
      name: `delete ${path}`,
      // A narrower copy of what is there in a wider one is missed by nobody.
      work: async (all: LogFiles) =>
        isNarrower(path, all) ? null : new Map([...all].filter(([name]) => name !== path)),
    },
    one('empty', path, () => Buffer.alloc(0)),
    one('cut off the last byte of', path, (bytes) => bytes.subarray(0, -1)),
    one('cut off the last half of', path, (bytes) => bytes.subarray(0, bytes.length >> 1)),
    one('add a byte to', path, (bytes) => Buffer.concat([bytes, Buffer.of(0)])),
    one('zero', path, (bytes) => Buffer.alloc(bytes.length)),
    one('double', path, (bytes) => Buffer.concat([bytes, bytes])),
    one('turn round', path, (bytes) => Buffer.from(bytes).reverse()),
  ])
  const middle = Math.floor(envelopes.length / 2)
  const rewritten = (name: string, entries: readonly Uint8Array[], keep: readonly string[] = ['checkpoints']) => ({
    name,
    work: async (all: LogFiles) => {
      const other = await writeLog(entries, [], stolen)
      for (const path of keep) other.set(path, all.get(path) as Buffer)
      return other
    },
  })
  const swapped = envelopes
    .with(middle, envelopes[middle + 1] as Uint8Array)
    .with(middle + 1, envelopes[middle] as Uint8Array)
  const whole: FileTampering[] = [
    {
      name: 'two entries change places in their bundle',
      work: async (all) =>
        changeBundle(all, (entries) => entries.with(0, entries[1] as Uint8Array).with(1, entries[0] as Uint8Array)),
    },
    {
      name: 'an entry is left out of its bundle',
      work: async (all) => changeBundle(all, (entries) => entries.slice(1)),
    },
    {
      name: 'an entry stands in its bundle twice',
      work: async (all) => changeBundle(all, (entries) => [entries[0] as Uint8Array, ...entries.slice(0, -1)]),
    },
    rewritten('all is written anew without an entry, and signed with the stolen key', envelopes.toSpliced(middle, 1)),
    rewritten('all is written anew with two entries the other way round, and signed with the stolen key', swapped),
    rewritten('all is written anew without the last entries, and signed with the stolen key', envelopes.slice(0, -5)),
    {
      name: 'a second history of the same size is signed with the stolen key, and served beside the first',
      work: async (all) => signedAnew(all, stolen, (root) => Buffer.from(root).reverse()),
    },
    {
      name: 'the checkpoint is that of somebody else, who signs in the log’s name',
      work: async (all) => signedAnew(all, { ...stolen, sign: () => new Uint8Array(64) }, (root) => root),
    },
    {
      name: 'the files go back to how they were',
      work: async (all) => {
        const older = await writeLog(envelopes.slice(0, -8), [], stolen)
        return new Map([...older, ['vkey', all.get('vkey') as Buffer]])
      },
    },
    {
      name: 'the first checkpoints are taken off the list',
      work: async (all) => {
        const lines = (all.get('checkpoints') as Buffer).toString().split('\n')
        return lines.length < 3 ? null : new Map([...all, ['checkpoints', Buffer.from(lines.slice(1).join('\n'))]])
      },
    },
    {
      name: 'the checkpoints change places on the list',
      work: async (all) => {
        const [first, second, ...rest] = (all.get('checkpoints') as Buffer).toString().split('\n')
        return rest.length === 0
          ? null
          : new Map([...all, ['checkpoints', Buffer.from([second, first, ...rest].join('\n'))]])
      },
    },
    {
      name: 'a tile is added that no entries make',
      work: async (all) => new Map([...all, ['tile/2/000.p/1', Buffer.alloc(32)]]),
    },
    {
      name: 'a file is added that no log has',
      work: async (all) => new Map([...all, ['tile/0/zzz', Buffer.alloc(32)]]),
    },
  ]
  return { each, whole }
}

function isNarrower(path: string, files: LogFiles): boolean {
  const [, place, width] = /^(.*)\.p\/(\d+)$/.exec(path) ?? []
  if (!place) return false
  return [...files.keys()].some(
    (each) =>
      each === place || (each.startsWith(`${place}.p/`) && Number(each.slice(place.length + 3)) > Number(width)),
  )
}

function changeBundle(files: LogFiles, change: (entries: Uint8Array[]) => Uint8Array[]): LogFiles | null {
  const path = [...files.keys()].filter((name) => name.startsWith('tile/entries/')).sort()[0]
  const entries = path && parseBundle(files.get(path) as Buffer)
  return entries && path ? new Map([...files, [path, Buffer.from(formatBundle(change([...entries])))]]) : null
}

function signedAnew(files: LogFiles, key: Signer, change: (root: Uint8Array) => Uint8Array): LogFiles | null {
  const note = parseNote((files.get('checkpoint') as Buffer).toString())
  const checkpoint = note && parseCheckpoint(note.text)
  if (!checkpoint) return null
  const other = signNote(formatCheckpoint({ ...checkpoint, root: change(checkpoint.root) }), [key])
  return new Map([...files, ['checkpoint', Buffer.from(other)]])
}
