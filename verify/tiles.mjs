export const TILE_WIDTH = 256

/** What a path of a tiled log names (C2SP tlog-tiles): hashes of a level, or the entries themselves. */

/**
 * @param {number | 'entries'} level
 * @param {number} n
 * @param {number} [width] 1 to 255 for a partial one
 */
export function tilePath(level, n, width) {
  let path = String(n % 1000).padStart(3, '0')
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`
  }
  return `tile/${level}/${path}${width ? `.p/${width}` : ''}`
}

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

/**
 * @param {string} path
 * @returns {{ level: number | 'entries', n: number, width: number } | null} null for what is no such path; 256 is a full tile
 */
export function parseTilePath(path) {
  const [, level, place, width] = PATH.exec(path) ?? []
  if (!level || !place || Number(level) > 63 || Number(width ?? 1) > 255) return null
  const n = Number(place.replace(/[x/]/g, ''))
  const parsed = { level: level === 'entries' ? level : Number(level), n, width: width ? Number(width) : 256 }
  return tilePath(parsed.level, n, width ? parsed.width : undefined) === path ? parsed : null
}

/**
 * The entries of a bundle: each a big-endian uint16 length, then so many bytes. `fault` says what is wrong behind the last.
 * @param {Buffer} bytes
 * @returns {{ entries: Buffer[], fault: string | null }}
 */
export function parseBundle(bytes) {
  const entries = []
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) return { entries, fault: 'the bundle ends within a length' }
    const end = at + 2 + bytes.readUInt16BE(at)
    if (end > bytes.length) return { entries, fault: 'the bundle ends within an entry' }
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  return { entries, fault: null }
}
