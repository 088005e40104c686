import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import { findPython } from '../bin/python'
import { formatCheckpoint } from '../domain/checkpoint'
import { formatLogProof } from '../domain/log-proof'
import { consistencyProof, inclusionProof, leafHash, rootOf } from '../domain/merkle'
import { memory } from '../domain/merkle.memory'
import { ed25519Signer, signNote } from '../domain/note'
import checkpoints from './vectors/checkpoints.json'
import jcs from './vectors/jcs.json'
import proofs from './vectors/log-proof.json'
import merkle from './vectors/merkle.json'
import notes from './vectors/notes.json'
import tiles from './vectors/tiles.json'

/** The checker is plain JavaScript that knows nothing of this program; what the tests rely on is said here. */
type Key = { name: string; type: number }
type Tile = { level: number | 'entries'; n: number; width: number }
type Inclusion = { index: number; leaf: Buffer; size: number; root: Buffer }
type Consistency = { old: number; oldRoot: Buffer; size: number; root: Buffer }
type Checker = {
  parseVkey(vkey: string): Key
  openNote(note: string, keys: readonly Key[]): { by: Key[] }
  parseCheckpoint(text: string): { origin: string; size: number; root: Buffer }
  parseTilePath(path: string): Tile | null
  tilePath(level: number | 'entries', n: number, width?: number): string
  parseCanonical(bytes: Buffer): unknown
  canonical(value: unknown): string
  leafHash(entry: Buffer): Buffer
  Tree: new () => { push(leaf: Buffer): void; root(): Buffer }
  checkInclusion(proof: readonly Buffer[], given: Inclusion): boolean
  checkConsistency(proof: readonly Buffer[], given: Consistency): boolean
  parseProof(text: string): { index: number; hashes: Buffer[]; checkpoint: string }
  checkProof(text: string, leaf: Buffer, keys: readonly Key[]): { index: number; size: number; by: string[] }
}
const FILES = ['note', 'checkpoint', 'tiles', 'canonical', 'hashes', 'tree']
const parts = await Promise.all([
  ...FILES.map((name) => import(new URL(`./${name}.mjs`, import.meta.url).href)),
  import(new URL('./proofs.mjs', import.meta.url).href),
  import(new URL('./receipt.mjs', import.meta.url).href),
])
const checker: Checker = Object.assign({}, ...parts)

const unhex = (hex: string) => Buffer.from(hex, 'hex')
const tried = <T>(work: () => T): T | null => {
  try {
    return work()
  } catch {
    return null
  }
}

describe('verify.mjs: the published tree', () => {
  const leaves = merkle.leaves.map((entry) => checker.leafHash(unhex(entry)))

  test('has the published leaves and roots', () => {
    const tree = new checker.Tree()
    expect(tree.root().toString('hex')).toBe(merkle.empty)
    expect(leaves.map((leaf) => leaf.toString('hex'))).toEqual(merkle.leafHashes)
    const roots = leaves.map((leaf) => {
      tree.push(leaf)
      return tree.root().toString('hex')
    })
    expect(roots).toEqual(merkle.roots)
  })

  test.each(merkle.inclusion)('inclusion, $desc', ({ index, size, leaf, root, proof, ok }) => {
    expect(checker.checkInclusion(proof.map(unhex), { index, size, leaf: unhex(leaf), root: unhex(root) })).toBe(ok)
  })

  test.each(merkle.consistency)('consistency, $desc', ({ old, size, oldRoot, root, proof, ok }) => {
    const given = { old, size, oldRoot: unhex(oldRoot), root: unhex(root) }
    expect(checker.checkConsistency(proof.map(unhex), given)).toBe(ok)
  })
})

describe('verify.mjs: published notes', () => {
  test.each(notes.keys)('key, $desc: $vkey', ({ vkey, ok }) => {
    expect(tried(() => checker.parseVkey(vkey)) !== null).toBe(ok)
  })

  // A note that no key of a log signed is none to this checker, whoever else did.
  test.each(notes.notes.filter(({ by, keys }) => !by || keys.some((key) => checker.parseVkey(key).type === 1)))(
    'note, $desc',
    ({ note, keys, by }) => {
      const opened = tried(() => checker.openNote(note, keys.map(checker.parseVkey)))
      expect(opened?.by.map(({ name }) => name) ?? null).toEqual(by)
    },
  )

  test.each(checkpoints.checkpoints)('checkpoint, $desc', ({ text, checkpoint }) => {
    const parsed = tried(() => checker.parseCheckpoint(text))
    expect(parsed && { ...parsed, root: parsed.root.toString('base64') }).toEqual(checkpoint)
  })
})

describe('verify.mjs: published paths of tiles', () => {
  test.each(tiles.paths)('$path', ({ path, level, index, width }) => {
    const place = level as number | 'entries'
    expect(checker.parseTilePath(path)).toEqual({ level: place, n: index, width })
    expect(checker.tilePath(place, index, width < 256 ? width : undefined)).toBe(path)
  })

  test.each(tiles.refused)('%s is none', (path) => {
    expect(checker.parseTilePath(path)).toBeNull()
  })
})

describe('verify.mjs: receipts', () => {
  test.each(proofs.proofs)('published: $desc', ({ text, proof }) => {
    const parsed = tried(() => checker.parseProof(text))
    expect(parsed && { ...parsed, hashes: parsed.hashes.map((hash) => hash.toString('base64')) }).toEqual(proof)
  })

  test('hold for their leaf, under a key that is trusted, and for nothing else', async () => {
    const log = ed25519Signer('example.org/log', new Uint8Array(32).fill(1))
    const keys = [checker.parseVkey(log.vkey)]
    const leaves = Array.from({ length: 9 }, (_, at) => leafHash(utf8ToBytes(`entry ${at}`)))
    const read = memory(leaves)
    const checkpoint = signNote(formatCheckpoint({ origin: log.name, size: 9, root: await rootOf(9, read) }), [log])
    const text = formatLogProof({ index: 4, hashes: await inclusionProof(4, 9, read), checkpoint })
    const leaf = (at: number) => Buffer.from(leaves[at] as Uint8Array)
    expect(checker.checkProof(text, leaf(4), keys)).toMatchObject({ index: 4, size: 9, by: [log.vkey] })
    expect(() => checker.checkProof(text, leaf(3), keys)).toThrow(/does not lead/)
    expect(() => checker.checkProof(text.replace('index 4', 'index 5'), leaf(4), keys)).toThrow(/does not lead/)
    expect(() => checker.checkProof(text, leaf(4), [checker.parseVkey(notes.mangle)])).toThrow(/no known key/)
    expect(() => checker.checkProof(text.replace('\n9\n', '\n8\n'), leaf(4), keys)).toThrow(/false/)
  })
})

describe('verify.mjs: published canonical forms', () => {
  const read = (text: string) => tried(() => ({ value: checker.parseCanonical(Buffer.from(text)) }))

  test.each(jcs.canonical)('$desc', ({ input, output }) => {
    expect(checker.canonical(read(output)?.value)).toBe(output)
    if (input !== output) expect(read(input)).toBeNull()
  })

  test.each([...jcs.refused, ...jcs.notJson, ...jcs.notCanonical])('refused: $desc', ({ input }) => {
    expect(read(input)).toBeNull()
  })
})

test('verify.mjs: every proof of every tree to 100 leaves holds, and none with one bit of any one hash flipped', async () => {
  const leaves = Array.from({ length: 100 }, (_, at) => Buffer.from(leafHash(utf8ToBytes(`entry ${at}`))))
  const read = memory(leaves)
  const roots = await Promise.all([...Array(101).keys()].map(async (size) => Buffer.from(await rootOf(size, read))))
  const seen = { proofs: 0, held: 0, flips: 0, flipsTaken: 0 }
  const look = (
    proof: Uint8Array[],
    ends: [Buffer, Buffer],
    check: (proof: Buffer[], ends: [Buffer, Buffer]) => boolean,
  ) => {
    const hashes = [...proof.map((hash) => Buffer.from(hash)), ...ends]
    const holds = (all: Buffer[]) => Number(check(all.slice(0, -2), all.slice(-2) as [Buffer, Buffer]))
    seen.proofs += 1
    seen.held += holds(hashes)
    for (const [at, hash] of hashes.entries()) {
      const bit = Math.floor(Math.random() * 256)
      const flipped = Buffer.from(hash)
      flipped.writeUInt8(hash.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      seen.flips += 1
      seen.flipsTaken += holds(hashes.with(at, flipped))
    }
  }
  for (let size = 1; size <= 100; size += 1) {
    const root = roots[size] as Buffer
    for (let index = 0; index < size; index += 1) {
      look(await inclusionProof(index, size, read), [leaves[index] as Buffer, root], (proof, [leaf, root]) =>
        checker.checkInclusion(proof, { index, size, leaf, root }),
      )
    }
    for (let old = 1; old <= size; old += 1) {
      look(await consistencyProof(old, size, read), [roots[old] as Buffer, root], (proof, [oldRoot, root]) =>
        checker.checkConsistency(proof, { old, size, oldRoot, root }),
      )
    }
  }
  expect(seen).toEqual({ proofs: 10_100, held: 10_100, flips: 82_257, flipsTaken: 0 })
})

test('verify.py: the same vectors hold, and the same proofs do and do not', () => {
  const python = findPython()
  expect(
    python,
    'Python 3 with the package cryptography is needed: apt-get install python3 python3-cryptography',
  ).not.toBeNull()
  const script = fileURLToPath(new URL('./check_vectors.py', import.meta.url))
  const { stdout, stderr } = spawnSync(python as string, [script], { encoding: 'utf8', timeout: 120_000 })
  expect(stderr).toBe('')
  const { seen, failed } = JSON.parse(stdout)
  expect(failed).toEqual([])
  expect(seen).toMatchObject({ proofs: 10_100, flips: 82_257, notes: notes.notes.length, checkpoints: 17, tiles: 41 })
}, 150_000)
