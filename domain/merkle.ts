import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'

/**
 * The Merkle tree of RFC 6962, section 2.1, with SHA-256. Hashes are 32 bytes; sizes and indices count leaves from 0 and are safe
 * integers. What is stored of a tree are its nodes: complete subtrees, whose hashes never change as the tree grows.
 */
export const HASH_LENGTH = 32

/** The complete subtree of `2 ** level` leaves that begins at leaf `index * 2 ** level`. */
export type Node = { level: number; index: number }
/** Where the hashes of nodes come from, in the order they were asked for: memory, tiles, the network. */
export type ReadNodes = (nodes: readonly Node[]) => Promise<readonly Uint8Array[]>

/** Leaves from `from` up to, not including, `to`. */
type Range = { from: number; to: number }

/** The hash of a leaf: SHA-256(0x00 ‖ entry). */
export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(0), entry))
}

/** The hash of what two subtrees make together: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(1), left, right))
}

/** The root of a tree of `size` leaves; of the empty tree, SHA-256 of nothing. */
export async function rootOf(size: number, read: ReadNodes): Promise<Uint8Array> {
  if (size === 0) return sha256(new Uint8Array())
  const [root] = await hashesOf([{ from: 0, to: size }], read)
  return root as Uint8Array
}

/** The proof that leaf `index` is in the tree of `size` leaves (RFC 6962, section 2.1.1): the siblings, from the leaf up. */
export function inclusionProof(index: number, size: number, read: ReadNodes): Promise<Uint8Array[]> {
  assertWithin(index, size - 1)
  return hashesOf(siblingsOf(index, { from: 0, to: size }), read)
}

/** Whether `proof` shows that the tree of `size` leaves with this root has this leaf at `index`. */
export function checkInclusion(
  proof: readonly Uint8Array[],
  { index, leaf, size, root }: { index: number; leaf: Uint8Array; size: number; root: Uint8Array },
): boolean {
  if (!isWithin(index, size - 1) || !areHashes([...proof, leaf, root])) return false
  const siblings = siblingsOf(index, { from: 0, to: size })
  if (siblings.length !== proof.length) return false
  const found = proof.reduce((hash, sibling, at) => {
    const isLeft = (siblings[at] as Range).to <= index
    return isLeft ? nodeHash(sibling, hash) : nodeHash(hash, sibling)
  }, leaf)
  return equal(found, root)
}

/**
 * The proof that the tree of `size` leaves begins with the tree of its first `old` (RFC 6962, section 2.1.2). Empty when nothing
 * needs showing: the same size, or none before.
 */
export function consistencyProof(old: number, size: number, read: ReadNodes): Promise<Uint8Array[]> {
  assertWithin(old, size)
  return hashesOf(old === 0 ? [] : commonOf(old, { from: 0, to: size }), read)
}

/** Whether `proof` shows that the tree with root `root` begins with the one that had `old` leaves and root `oldRoot`. */
export function checkConsistency(
  proof: readonly Uint8Array[],
  { old, oldRoot, size, root }: { old: number; oldRoot: Uint8Array; size: number; root: Uint8Array },
): boolean {
  if (!isWithin(old, size) || !areHashes([...proof, oldRoot, root])) return false
  if (old === 0) return proof.length === 0 && equal(oldRoot, sha256(new Uint8Array()))
  if (old === size) return proof.length === 0 && equal(oldRoot, root)
  const parts = commonOf(old, { from: 0, to: size })
  if (parts.length !== proof.length) return false
  const known = parts.map((range, at) => ({ ...range, hash: proof[at] as Uint8Array }))
  // An old tree that stands whole in the new one is not said again.
  if (!known.some(({ from }) => from === 0)) known.push({ from: 0, to: old, hash: oldRoot })
  return equal(joined({ from: 0, to: old }, known), oldRoot) && equal(joined({ from: 0, to: size }, known), root)
}

/** What stands beside the way from the top down to a leaf, the lowest first: PATH of RFC 6962, section 2.1.1. */
function siblingsOf(index: number, range: Range): Range[] {
  if (range.to - range.from === 1) return []
  const [left, right] = halves(range)
  return index < left.to ? [...siblingsOf(index, left), right] : [...siblingsOf(index, right), left]
}

/** What the first `old` leaves and all of them are both made of, the lowest first: SUBPROOF of RFC 6962, section 2.1.2. */
function commonOf(old: number, range: Range): Range[] {
  if (old === range.to) return range.from === 0 ? [] : [range]
  const [left, right] = halves(range)
  return old <= left.to ? [...commonOf(old, left), right] : [...commonOf(old, right), left]
}

/** Every tree but a single leaf is split at the largest power of two below its size. */
function halves({ from, to }: Range): [Range, Range] {
  const middle = from + powerUpTo(to - from - 1)
  return [
    { from, to: middle },
    { from: middle, to },
  ]
}

/** The hash of a range of which these pieces are known, as the splitting of trees puts them together. */
function joined(range: Range, pieces: readonly (Range & { hash: Uint8Array })[]): Uint8Array {
  const known = pieces.find(({ from, to }) => from === range.from && to === range.to)
  if (known) return known.hash
  const [left, right] = halves(range)
  return nodeHash(joined(left, pieces), joined(right, pieces))
}

/** The hashes of ranges that begin where a subtree does; one reading for all of them. */
async function hashesOf(ranges: readonly Range[], read: ReadNodes): Promise<Uint8Array[]> {
  const covers = ranges.map(nodesOf)
  const hashes = await read(covers.flat())
  let next = 0
  return covers.map(({ length }) => {
    const own = hashes.slice(next, (next += length))
    return own.reduceRight((right, left) => nodeHash(left, right))
  })
}

/** The complete subtrees that make a range, from left to right, the largest first. */
function nodesOf({ from, to }: Range): Node[] {
  const nodes: Node[] = []
  while (from < to) {
    const width = powerUpTo(to - from)
    nodes.push({ level: Math.log2(width), index: from / width })
    from += width
  }
  return nodes
}

function powerUpTo(size: number): number {
  let power = 1
  while (power * 2 <= size) power *= 2
  return power
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every(({ length }) => length === HASH_LENGTH)
}

function isWithin(count: number, most: number): boolean {
  return Number.isSafeInteger(count) && Number.isSafeInteger(most) && count >= 0 && count <= most
}

function assertWithin(count: number, most: number): void {
  if (!isWithin(count, most)) throw new RangeError(`${count} is not within 0 and ${most}`)
}
