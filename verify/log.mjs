import { Finding } from './finding.mjs'
import { leafHash } from './hashes.mjs'
import { checkBeyond, checkBundle, checkPrefix, checkTile, refuseStrangers, tilesIn, variantsOf } from './stored.mjs'
import { parseBundle, TILE_WIDTH } from './tiles.mjs'
import { Tree } from './tree.mjs'

/** @typedef {import('./folder.mjs').Files} Files */
/** @typedef {import('./published.mjs').Head} Head */

/**
 * Reads all entries up to the last checkpoint, in order, and rebuilds the tree from them: every hash tile there is must be the
 * rebuilt one, every checkpoint's root the root of the tree at its size. Each entry is handed out once its own hash is known to
 * stand in the level-0 tile.
 * @param {Files} files
 * @param {readonly (Head & { place: string })[]} heads by size
 * @param {(index: number, entry: Buffer) => void} onEntry
 * @param {{ live?: boolean }} [options] `live`: files that reach beyond the last checkpoint are being written and not looked at
 */
export async function readLog(files, heads, onEntry, { live = false } = {}) {
  const size = heads.at(-1)?.size ?? 0
  const present = await tilesIn(files)
  /** @type {(() => Promise<void>)[]} what is looked at once the entries below it were */
  const checks = []
  const later = (level, n, hashes) => {
    const own = Buffer.from(hashes)
    if (level > 0) checks.push(() => checkTile(files, present, level, n, own))
  }
  const tree = new Tree(later)
  let due = 0
  let sound = 0
  const meet = () => {
    while (heads[due]?.size === tree.size) {
      const head = /** @type {Head & { place: string }} */ (heads[due])
      due += 1
      if (!tree.root().equals(head.root)) {
        const after = sound > 0 ? ` (the tree of ${sound} still holds)` : ''
        throw new Finding(
          `the entries up to here do not make the root of ${head.place}: one of index ${sound} to ${head.size - 1} is not what was signed${after}`,
          {
            index: Math.min(sound, Math.max(head.size - 1, 0)),
            place: `tree of ${head.size}`,
          },
        )
      }
      sound = tree.size
    }
  }
  meet()
  for (let n = 0; n * TILE_WIDTH < size; n += 1) {
    const width = Math.min(TILE_WIDTH, size - n * TILE_WIDTH)
    const [bundles, tiles] = await Promise.all([
      variantsOf(files, present, 'entries', n, width),
      variantsOf(files, present, 0, n, width),
    ])
    const [bundle, ...others] = bundles
    const { entries, fault } = parseBundle(bundle.bytes)
    for (let i = 0; i < width; i += 1) {
      const index = n * TILE_WIDTH + i
      const entry = entries[i]
      if (!entry) throw new Finding(fault ?? 'the bundle has too few entries', { index, place: bundle.path })
      const hash = leafHash(entry)
      for (const { path, bytes, width: wide } of tiles) {
        if (i < wide && hash.compare(bytes, i * 32, i * 32 + 32) !== 0) {
          throw new Finding(`the entry in ${bundle.path} is not the one whose hash stands there`, {
            index,
            place: path,
          })
        }
      }
      onEntry(index, entry)
      tree.push(hash)
      meet()
    }
    checkBundle(bundle, entries, fault, n)
    for (const other of others) checkPrefix(bundle, other, n)
    if (!live || n * TILE_WIDTH + TILE_WIDTH <= size) checkBeyond(entries, tiles, n, width)
    for (const check of checks.splice(0)) await check()
  }
  for (const { level, n, hashes } of tree.partial()) later(level, n, hashes)
  for (const check of checks) await check()
  if (!live) refuseStrangers(present, size)
  return { size, root: tree.root() }
}
