import { parseCheckpoint } from './checkpoint.mjs'
import { Finding, lookAt } from './finding.mjs'
import { leafHash } from './hashes.mjs'
import { openNote, parseVkey } from './note.mjs'
import { parseBundle, parseTilePath, TILE_WIDTH, tilePath } from './tiles.mjs'
import { Tree } from './tree.mjs'

/** @typedef {import('./folder.mjs').Files} Files */
/** @typedef {{ size: number, root: Buffer }} Head */

/**
 * The keys of a log: those that were given, else those that lie beside it, which is to trust it on first sight.
 * @param {Files} files
 * @param {readonly string[]} given
 */
export async function keysOf(files, given) {
  const beside = (await files.read('vkey')) ?? Buffer.alloc(0)
  const lines = textOf(beside, 'vkey').split('\n')
  if (beside.length > 0 && (lines.pop() !== '' || lines.includes('')))
    throw at('vkey', 'it does not hold one key a line')
  if (beside.length === 0) lines.pop()
  const listed = lines.map((line) => lookAt({ place: 'vkey' }, () => parseVkey(line)))
  const pinned = given.map((line) => parseVkey(line))
  if (pinned.length === 0 && listed.length === 0) throw at('vkey', 'there is no key, and none was given')
  if (new Set(lines).size < lines.length) throw at('vkey', 'it holds a key twice')
  const isLogs = pinned.some(({ type }) => type === 1)
  if (isLogs) {
    // A log lists every key that it ever had.
    const missing = pinned.find(({ type, text }) => type === 1 && !lines.includes(text))
    if (missing) throw at('vkey', `it does not hold ${missing.text}, which was named`)
    const strange = listed.find((key) => !pinned.some(({ text }) => text === key.text))
    // A key that was retired stays in the list; one that nobody pinned is not believed, but told.
    return { keys: pinned, pinned: true, strange: strange?.text ?? null }
  }
  return { keys: [...listed, ...pinned], pinned: false, strange: null }
}

/**
 * Every checkpoint that was published, oldest first, and the current one, each with its signatures checked: one origin, and
 * never a smaller tree after a larger, nor two roots of one size. Of each key is told how many it signed, and whether the last.
 * @param {Files} files
 * @param {readonly import('./note.mjs').Vkey[]} keys
 * @param {string | null} origin the one demanded, if one is
 */
export async function checkpointsOf(files, keys, origin) {
  const current = await files.read('checkpoint')
  if (!current) throw at('checkpoint', 'there is no checkpoint')
  const latest = textOf(current, 'checkpoint')
  const listed = textOf((await files.read('checkpoints')) ?? Buffer.alloc(0), 'checkpoints').split('\n')
  if (listed.pop() !== '') throw at('checkpoints', 'its last line does not end')
  const notes = listed.map((line, n) => {
    const note = lookAt({ place: `checkpoints, line ${n + 1}` }, () => JSON.parse(line))
    if (typeof note !== 'string' || JSON.stringify(note) !== line)
      throw at(`checkpoints, line ${n + 1}`, 'it is no note')
    return { note, place: `checkpoints, line ${n + 1}` }
  })
  // What was published is listed; between the two steps of publishing, the last is in one of the two places only.
  if (!notes.some(({ note }) => note === latest)) notes.push({ note: latest, place: 'checkpoint' })
  /** @type {(Head & { origin: string, place: string, note: string })[]} */
  const found = []
  const signatures = [
    ...new Map(keys.map(({ text, type }) => [text, { key: text, type, count: 0, last: false }])).values(),
  ]
  let strangers = 0
  for (const { note, place } of notes) {
    const opened = lookAt({ place }, () => openNote(note, keys))
    const head = lookAt({ place }, () => parseCheckpoint(opened.text))
    const before = found.at(-1)
    const wanted = origin ?? before?.origin
    if (wanted !== undefined && head.origin !== wanted) throw at(place, `its origin is ${head.origin}, not ${wanted}`)
    if (before && head.size < before.size) throw at(place, `a tree of ${head.size} after one of ${before.size}`)
    if (before?.size === head.size && !before.root.equals(head.root)) {
      throw at(place, `two roots of one size (${head.size}): the log has two histories`)
    }
    strangers += opened.strangers
    for (const each of signatures) {
      each.last = opened.by.some(({ text }) => text === each.key)
      if (each.last) each.count += 1
    }
    found.push({ ...head, place, note })
  }
  const served = parseCheckpoint(openNote(latest, keys).text)
  const last = /** @type {Head & { origin: string }} */ (found.at(-1))
  if (served.size < last.size && listed.length > 0) {
    throw at('checkpoint', `it is of ${served.size} entries, and one of ${last.size} was published`)
  }
  return { heads: found, last, strangers, signatures }
}

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

/** @typedef {Map<string, { path: string, width: number }[]>} Present tiles by level and number, the widest first */

/** @returns {Promise<Present>} */
async function tilesIn(files) {
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
async function variantsOf(files, present, level, n, width) {
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
async function checkTile(files, present, level, n, hashes) {
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
function checkBundle({ path, width }, entries, fault, n) {
  if (fault || entries.length !== width) {
    const index = n * TILE_WIDTH + Math.min(entries.length, width - 1)
    throw new Finding(fault ?? `${entries.length} entries are not ${width}`, { index, place: path })
  }
}

/** A narrower bundle is the beginning of the wider one. */
function checkPrefix(wide, { path, width, bytes }, n) {
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
function checkBeyond(entries, tiles, n, width) {
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
function refuseStrangers(present, size) {
  for (const [{ path }] of present.values())
    throw at(path, `it lies beyond the tree of ${size}, which is the last that was signed`)
}

function textOf(bytes, place) {
  const text = bytes.toString('utf8')
  if (!Buffer.from(text).equals(bytes)) throw at(place, 'it is no UTF-8')
  return text
}

function at(place, why) {
  return new Finding(why, { place })
}
