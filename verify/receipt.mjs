import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { parseCheckpoint } from './checkpoint.mjs'
import { openNote, parseVkey, strictBase64 } from './note.mjs'
import { checkInclusion } from './proofs.mjs'

const USAGE = `Checks that one entry is in the log, without the log: node receipt.mjs FILE LEAF --vkey KEY [--vkey KEY…]
  FILE        a proof as /api/v1/log/proof/LEAF gives it (C2SP tlog-proof)
  LEAF        the receipt: the entry's leaf hash, 64 hexadecimal digits
  --vkey KEY  a key of the log that you trust; those of witnesses are checked too`

/**
 * What a proof says, unchecked (C2SP tlog-proof); extra data are passed over. Throws an Error for what is none.
 * @param {string} text
 * @returns {{ index: number, hashes: Buffer[], checkpoint: string }}
 */
export function parseProof(text) {
  const end = text.indexOf('\n\n')
  const [first, ...lines] = text.slice(0, Math.max(end, 0)).split('\n')
  if (lines[0]?.startsWith('extra ')) lines.shift()
  const [, index] = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '') ?? []
  const hashes = lines.map(strictBase64)
  const isOne = first === 'c2sp.org/tlog-proof@v1' && index !== undefined && Number.isSafeInteger(Number(index))
  if (!isOne || hashes.length > 63 || hashes.some((hash) => hash?.length !== 32)) throw new Error('it is no proof')
  return { index: Number(index), hashes: /** @type {Buffer[]} */ (hashes), checkpoint: text.slice(end + 2) }
}

/**
 * Checks a proof: that a known key signed the checkpoint, and that the leaf is where the proof says. Throws an Error else.
 * @param {string} text
 * @param {Buffer} leaf
 * @param {readonly import('./note.mjs').Vkey[]} keys
 */
export function checkProof(text, leaf, keys) {
  const { index, hashes, checkpoint } = parseProof(text)
  const { text: said, by } = openNote(checkpoint, keys)
  const { origin, size, root } = parseCheckpoint(said)
  if (!checkInclusion(hashes, { index, leaf, size, root }))
    throw new Error('it does not lead from this leaf to the root')
  return { origin, index, size, by: by.map(({ text }) => text) }
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { vkey: { type: 'string', multiple: true } },
  })
  const [file, leaf, ...more] = positionals
  if (!file || !/^[0-9a-f]{64}$/.test(leaf ?? '') || more.length > 0 || !values.vkey) throw new Error(USAGE)
  const text = await readFile(file, 'utf8')
  const { origin, index, size, by } = checkProof(text, Buffer.from(leaf, 'hex'), values.vkey.map(parseVkey))
  console.log(`${origin}: the entry is number ${index} of ${size}\nsigned by ${by.join('\n  and by ')}`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
