import { utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { checkConsistency, checkInclusion, consistencyProof, inclusionProof, leafHash, rootOf } from './merkle'
import { memory } from './merkle.memory'

const SIZES = 100
const leaves = Array.from({ length: SIZES }, (_, at) => leafHash(utf8ToBytes(`entry ${at}`)))
const read = memory(leaves)
const roots = await Promise.all([...Array(SIZES + 1).keys()].map((size) => rootOf(size, read)))

/** Counts the hashes of a proof that a check takes although one bit, drawn by chance, is another. */
function flipsTaken(proof: Uint8Array[], check: (proof: Uint8Array[]) => boolean): number {
  return proof.filter((hash, at) => {
    const bit = Math.floor(Math.random() * 256)
    const other = Uint8Array.from(hash, (byte, place) => (place === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
    return check(proof.with(at, other))
  }).length
}

test('every inclusion proof of every tree to 100 leaves holds, and none with one bit of any one hash flipped', async () => {
  const seen = { proofs: 0, held: 0, flipsTaken: 0 }
  for (let size = 1; size <= SIZES; size += 1) {
    for (let index = 0; index < size; index += 1) {
      const given = { index, size, leaf: leaves[index] as Uint8Array, root: roots[size] as Uint8Array }
      const proof = await inclusionProof(index, size, read)
      seen.proofs += 1
      seen.held += Number(checkInclusion(proof, given))
      seen.flipsTaken += flipsTaken([...proof, given.leaf, given.root], (all) => {
        const [leaf, root] = all.slice(-2) as [Uint8Array, Uint8Array]
        return checkInclusion(all.slice(0, -2), { ...given, leaf, root })
      })
    }
  }
  expect(seen).toEqual({ proofs: 5050, held: 5050, flipsTaken: 0 })
})

test('every consistency proof of every tree to 100 leaves holds, and none with one bit of any one hash flipped', async () => {
  const seen = { proofs: 0, held: 0, flipsTaken: 0 }
  for (let size = 1; size <= SIZES; size += 1) {
    for (let old = 1; old <= size; old += 1) {
      const given = { old, size, oldRoot: roots[old] as Uint8Array, root: roots[size] as Uint8Array }
      const proof = await consistencyProof(old, size, read)
      seen.proofs += 1
      seen.held += Number(checkConsistency(proof, given))
      seen.flipsTaken += flipsTaken([...proof, given.oldRoot, given.root], (all) => {
        const [oldRoot, root] = all.slice(-2) as [Uint8Array, Uint8Array]
        return checkConsistency(all.slice(0, -2), { ...given, oldRoot, root })
      })
    }
  }
  expect(seen).toEqual({ proofs: 5050, held: 5050, flipsTaken: 0 })
})
