import { tilesIn } from './stored.mjs'
import { parseBundle, TILE_WIDTH } from './tiles.mjs'

/** @typedef {import('./folder.mjs').Files} Files */

/**
 * The entries that a later one (`record.restored`) declares lost: they are in the log, and no part of the record; and those between
 * them and that one, which a restore did again: they were decided by people whom it may have lost.
 * @param {Files} files
 * @param {number} size
 * @param {readonly { from: number, to: number }[]} later declared after the log's end
 * @returns {Promise<{ fateOf: (index: number) => 'lost' | 'kept' | null, lost: [number, number][] }>} `lost`: from the first index
 *   to the one after the last, in their order
 */
export async function lostIn(files, size, later = []) {
  const present = await tilesIn(files)
  const declared = []
  for (let n = 0; n * TILE_WIDTH < size; n += 1) {
    const [widest] = present.get(`entries ${n}`) ?? []
    const bytes = widest && (await files.read(widest.path))
    if (!bytes?.includes('"kind":"record.restored"')) continue
    for (const [at, entry] of parseBundle(bytes).entries.entries()) {
      if (entry.includes('"kind":"record.restored"') && n * TILE_WIDTH + at < size)
        declared.push(rangeIn(entry, n * TILE_WIDTH + at))
    }
  }
  // The last holds; one that is itself declared lost does not.
  const ranges = later.map((range) => ({ ...range, index: size }))
  const isLost = (index) => ranges.some(({ from, to }) => from <= index && index < to)
  for (const range of declared.reverse()) if (!isLost(range.index)) ranges.push(range)
  const isKept = (at) => ranges.some(({ from, index }) => from <= at && at < index)
  const fateOf = (at) => (isLost(at) ? 'lost' : isKept(at) ? 'kept' : null)
  return { fateOf: ranges.length === 0 ? () => null : fateOf, lost: merged(ranges) }
}

/** What any of these ranges covers, without a number said twice. */
function merged(ranges) {
  /** @type {[number, number][]} */
  const all = []
  for (const { from, to } of ranges.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else if (from < to) all.push([from, to])
  }
  return all
}

/** What cannot be read is found when its turn comes. */
function rangeIn(entry, index) {
  try {
    const { kind, data } = JSON.parse(entry.toString())
    if (kind === 'record.restored' && data.to <= index) return { index, from: Number(data.from), to: Number(data.to) }
  } catch {}
  return { index, from: 0, to: 0 }
}
