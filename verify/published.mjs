import { parseCheckpoint } from './checkpoint.mjs'
import { at, lookAt } from './finding.mjs'
import { openNote, parseVkey } from './note.mjs'

/** @typedef {import('./folder.mjs').Files} Files */
/** @typedef {{ size: number, root: Buffer }} Head what a checkpoint says of the tree */

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

function textOf(bytes, place) {
  const text = bytes.toString('utf8')
  if (!Buffer.from(text).equals(bytes)) throw at(place, 'it is no UTF-8')
  return text
}
