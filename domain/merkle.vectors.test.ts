import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import vectors from '../verify/vectors/merkle.json'
import { checkConsistency, checkInclusion, consistencyProof, inclusionProof, leafHash, rootOf } from './merkle'
import { memory } from './merkle.memory'

const leaves = vectors.leaves.map((entry) => leafHash(hexToBytes(entry)))

test('the leaves and roots of the Certificate Transparency test tree are the published ones', async () => {
  expect(leaves.map(bytesToHex)).toEqual(vectors.leafHashes)
  const roots = await Promise.all(vectors.roots.map((_, at) => rootOf(at + 1, memory(leaves))))
  expect(roots.map(bytesToHex)).toEqual(vectors.roots)
  expect(bytesToHex(await rootOf(0, memory([])))).toBe(vectors.empty)
})

describe('published inclusion proofs', () => {
  test.each(vectors.inclusion)('$desc', (vector) => {
    const { index, size, proof } = vector
    const given = { index, size, leaf: hexToBytes(vector.leaf), root: hexToBytes(vector.root) }
    expect(checkInclusion(proof.map(hexToBytes), given)).toBe(vector.ok)
  })

  test.each(vectors.inclusion.filter(({ ok, size }) => ok && size > 1 && size <= 8))(
    'made here: $desc',
    async (vector) => {
      const made = await inclusionProof(vector.index, vector.size, memory(leaves))
      expect(made.map(bytesToHex)).toEqual(vector.proof)
    },
  )
})

describe('published consistency proofs', () => {
  test.each(vectors.consistency)('$desc', (vector) => {
    const { old, size, proof } = vector
    const given = { old, size, oldRoot: hexToBytes(vector.oldRoot), root: hexToBytes(vector.root) }
    expect(checkConsistency(proof.map(hexToBytes), given)).toBe(vector.ok)
  })

  test.each(vectors.consistency.filter(({ ok, size }) => ok && size <= 8))('made here: $desc', async (vector) => {
    const made = await consistencyProof(vector.old, vector.size, memory(leaves))
    expect(made.map(bytesToHex)).toEqual(vector.proof)
  })
})
