import { EMPTY_ROOT, nodeHash } from './hashes.mjs'

/**
 * Whether a proof shows that the tree of `size` leaves with this root has this leaf at `index` (RFC 9162, section 2.1.3.2).
 * @param {readonly Buffer[]} proof from the leaf's sibling up
 * @param {{ index: number, leaf: Buffer, size: number, root: Buffer }} given
 */
export function checkInclusion(proof, { index, leaf, size, root }) {
  if (!areCounts(index, size) || index >= size || !areHashes(leaf, root, ...proof)) return false
  let [place, last, found] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      found = nodeHash(sibling, found)
      while (place > 0 && !isOdd(place)) [place, last] = [half(place), half(last)]
    } else found = nodeHash(found, sibling)
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && found.equals(root)
}

/**
 * Whether a proof shows that the tree with root `root` begins with the one that had `old` leaves and root `oldRoot` (RFC 9162,
 * section 2.1.4.2). With no leaves there is nothing to show: then the proof is empty.
 * @param {readonly Buffer[]} proof
 * @param {{ old: number, oldRoot: Buffer, size: number, root: Buffer }} given
 */
export function checkConsistency(proof, { old, oldRoot, size, root }) {
  if (!areCounts(old, size) || old > size || !areHashes(oldRoot, root, ...proof)) return false
  if (old === size) return proof.length === 0 && oldRoot.equals(root)
  if (old === 0) return proof.length === 0 && oldRoot.equals(EMPTY_ROOT)
  let [place, last] = [old - 1, size - 1]
  const isWhole = (BigInt(old) & (BigInt(old) - 1n)) === 0n
  const [first, ...path] = isWhole ? [oldRoot, ...proof] : proof
  if (!first) return false
  while (isOdd(place)) [place, last] = [half(place), half(last)]
  let [before, after] = [first, first]
  for (const hash of path) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      before = nodeHash(hash, before)
      after = nodeHash(hash, after)
      while (place > 0 && !isOdd(place)) [place, last] = [half(place), half(last)]
    } else after = nodeHash(after, hash)
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && before.equals(oldRoot) && after.equals(root)
}

// Sizes may be larger than what bitwise operators can hold.
const isOdd = (count) => count % 2 === 1
const half = (count) => Math.floor(count / 2)
const areCounts = (...counts) => counts.every((each) => Number.isSafeInteger(each) && each >= 0)
const areHashes = (...hashes) => hashes.every(({ length }) => length === 32)
