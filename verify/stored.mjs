import { at, Finding } from './finding.mjs'
import { leafHash } from './hashes.mjs'
import { parseBundle, parseTilePath, TILE_WIDTH, tilePath } from './tiles.mjs'

/** @typedef {Map<string, { path: string, width: number }[]>} Present tiles by level and number, the widest first */

/** @returns {Promise<Present>} */
export async function tilesIn(files) {
  const present = new Map()
  for (const path of await files.list()) {
    // What a writer has not finished yet has a name of its own, and is nobody's.
    if (/\.(?:new|tmp)$/.test(path)) continue
    const tile = parseTilePath(path)
    if (!tile) throw at(path, 'no file of a log has this name')
    const name = `${tile.level} ${tile.n}`
    const there = present.get(name) ?? []
    there.push({ path, width: tile.width })
    present.set(
      name,
      there.sort((one, other) => other.width - one.width),
    )
  }
  return present
}

/** All files of one tile or bundle, read, the widest first. One at least must reach as far as the tree does. */
export async function variantsOf(files, present, level, n, width) {
  const there = present.get(`${level} ${n}`) ?? []
  present.delete(`${level} ${n}`)
  const path = tilePath(level, n, width < TILE_WIDTH ? width : undefined)
  const first = level === 'entries' ? n * TILE_WIDTH : n * TILE_WIDTH ** (level + 1)
  if (!there.some((each) => each.width >= width)) throw new Finding('it is missing', { index: first, place: path })
  const read = await Promise.all(there.map(async (each) => ({ ...each, bytes: await files.read(each.path) })))
  // A partial tile may be removed once the next one is there.
  const kept = read.filter(({ bytes }) => bytes !== null)
  if (!kept.some((each) => each.width >= width)) throw new Finding('it is missing', { index: first, place: path })
  for (const { bytes, path, width: wide } of kept) {
    if (level !== 'entries' && bytes.length !== wide * 32) {
      const index = first + Math.min(Math.floor(bytes.length / 32), wide - 1) * TILE_WIDTH ** level
      throw new Finding(`${bytes.length} bytes are not ${wide} hashes`, { index, place: path })
    }
  }
  return kept
}

/** @param {Buffer} hashes the rebuilt ones */
export async function checkTile(files, present, level, n, hashes) {
  const width = hashes.length / 32
  for (const { path, bytes, width: wide } of await variantsOf(files, present, level, n, width)) {
    const both = Math.min(wide, width) * 32
    if (hashes.compare(bytes, 0, both, 0, both) === 0 && wide <= width) continue
    let at = 0
    while (at < both / 32 && hashes.compare(bytes, at * 32, at * 32 + 32, at * 32, at * 32 + 32) === 0) at += 1
    const why =
      at < both / 32 ? 'its hash is not the one that the entries make' : 'it holds hashes that no entries make'
    throw new Finding(why, { index: (n * TILE_WIDTH + at) * TILE_WIDTH ** level, place: path })
  }
}

/** A bundle holds as many entries as its name says, and nothing behind them. */
export function checkBundle({ path, width }, entries, fault, n) {
  if (fault || entries.length !== width) {
    const index = n * TILE_WIDTH + Math.min(entries.length, width - 1)
    throw new Finding(fault ?? `${entries.length} entries are not ${width}`, { index, place: path })
  }
}

/** A narrower bundle is the beginning of the wider one. */
export function checkPrefix(wide, { path, width, bytes }, n) {
  const { entries, fault } = parseBundle(bytes)
  checkBundle({ path, width }, entries, fault, n)
  if (wide.bytes.compare(bytes, 0, bytes.length, 0, bytes.length) !== 0) {
    const all = parseBundle(wide.bytes).entries
    const at = entries.findIndex((entry, i) => !entry.equals(all[i]))
    throw new Finding(`its entry is not the one in ${wide.path}`, {
      index: n * TILE_WIDTH + Math.max(at, 0),
      place: path,
    })
  }
}

/** Where tile and bundle reach beyond the last checkpoint, they say the same, as far as both reach. */
export function checkBeyond(entries, tiles, n, width) {
  for (const { path, bytes, width: wide } of tiles) {
    for (let i = width; i < wide; i += 1) {
      const index = n * TILE_WIDTH + i
      if (!entries[i]) throw new Finding('it holds the hash of an entry that is not there', { index, place: path })
      if (leafHash(entries[i]).compare(bytes, i * 32, i * 32 + 32) !== 0) {
        throw new Finding('the entry is not the one whose hash stands there', { index, place: path })
      }
    }
  }
}

/** What is left was read by nobody: it lies beyond the tree that was signed. */
export function refuseStrangers(present, size) {
  for (const [{ path }] of present.values())
    throw at(path, `it lies beyond the tree of ${size}, which is the last that was signed`)
}
