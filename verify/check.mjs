import { Finding } from './finding.mjs'
import { Fold } from './fold/fold.mjs'
import { readLog } from './log.mjs'
import { lostIn } from './lost.mjs'
import { COSIGNATURE } from './note.mjs'
import { checkpointsOf, keysOf } from './published.mjs'

/** So many entries are sealed at once. */
const BATCH = 5_000

/**
 * Checks a log whole: keys, signatures, checkpoints, tiles, entries, and that the entries make a record by its own rules. Out:
 * what was checked, in figures. Throws a Finding at the first thing that does not hold.
 * @param {import('./folder.mjs').Files} files
 * @param {{ vkeys?: readonly string[], origin?: string | null, from?: { size: number, root: Buffer } | null, need?: number, live?: boolean,
 *   onEntry?: (index: number, entry: any, bytes: Buffer) => void, atEnd?: boolean, later?: { from: number, to: number }[] }} [options] `from`: a tree that was seen before; `need`: so many
 *   of the witnesses among `vkeys` must have cosigned the last checkpoint; `live`: the log is being written; `atEnd`: nothing comes after its last entry; `later`: what is declared
 *   lost after that
 */
export async function checkLog(
  files,
  { vkeys = [], origin = null, from = null, need = 0, live = false, onEntry, atEnd = true, later } = {},
) {
  const { keys, pinned, strange } = await keysOf(files, vkeys)
  const { heads, last, strangers, signatures } = await checkpointsOf(files, keys, origin)
  demandWitnesses(need, signatures, vkeys, last)
  const due = from ? remembered(heads, from) : heads
  const { fateOf, lost } = await lostIn(files, last.size, later)
  const fold = new Fold()
  const { size, root } = await readLog(
    files,
    due,
    (index, bytes) => {
      const entry = fold.add(index, bytes, fateOf(index))
      onEntry?.(index, entry, bytes)
    },
    { live },
  )
  if (atEnd) fold.end(wholeBefore(size, heads))
  return {
    origin: last.origin,
    size,
    root,
    checkpoints: heads.length,
    heads,
    fateOf,
    lost,
    pinned,
    strange,
    strangers,
    signatures,
    keys,
    fold,
  }
}

/** So many of the witnesses that were named, no others, must have cosigned the last checkpoint. */
function demandWitnesses(need, signatures, vkeys, { place }) {
  const cosigned = signatures.filter(
    ({ key, type, last }) => type === COSIGNATURE && last && vkeys.includes(key),
  ).length
  if (cosigned < need)
    throw new Finding(`${cosigned} of the witnesses that were named cosigned it, and ${need} must have`, { place })
}

/**
 * What began before this index has come to its end in a tree of this size. A sealer seals all that waits, and so whole deeds; only
 * where more waited than it takes at once, one may have fallen to the end of this tree and the beginning of the next.
 */
function wholeBefore(size, heads) {
  const since = heads.findLast((head) => head.size < size)?.size ?? 0
  return size - since < BATCH ? size : size - BATCH
}

/** The tree that was seen before must be among those that this one grew through. */
function remembered(heads, from) {
  const size = heads.at(-1)?.size ?? 0
  if (from.size > size) {
    throw new Finding(`the log has ${size} entries, and had ${from.size} when it was seen before`, {
      index: size,
      place: 'checkpoint',
    })
  }
  const seen = { ...from, place: 'what was seen before' }
  const at = heads.findIndex((head) => head.size >= from.size)
  return heads.toSpliced(at, 0, seen)
}
