import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkConsistency,
  checkInclusion,
  consistencyProof,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
} from './merkle'
import { memory } from './merkle.memory'
import { bytesOf, flipped, hexOf } from './testing'

/** The eight entries by which Certificate Transparency's own implementations are tested. */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(bytesOf)
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test('the roots of the first eight trees are those that Certificate Transparency publishes', async () => {
  const read = memory(ENTRIES.map(leafHash))
  for (const [size, root] of ROOTS.entries()) expect(hexOf(await rootOf(size, read))).toBe(root)
})

test('a leaf is never the hash of two others: the first byte tells them apart', () => {
  const [one, other] = ENTRIES.map(leafHash) as [Uint8Array, Uint8Array]
  expect(leafHash(new Uint8Array([...one, ...other]))).not.toEqual(nodeHash(one, other))
})

test('a tree of a million million leaves needs forty hashes for a proof', async () => {
  const asked: unknown[] = []
  const proof = await inclusionProof(7, 2 ** 40, async (nodes) => {
    asked.push(...nodes)
    return nodes.map(() => leafHash(new Uint8Array()))
  })
  expect([proof.length, asked.length]).toEqual([40, 40])
})

describe('in every tree to a hundred leaves', () => {
  const entries = Array.from({ length: 100 }, (_, at) => new TextEncoder().encode(`entry ${at}`))
  const read = memory(entries.map(leafHash))

  test('each leaf is proven, at its own place only, and by no proof of which a bit was changed', async () => {
    for (let size = 1; size <= entries.length; size += 1) {
      const root = await rootOf(size, read)
      for (let index = 0; index < size; index += 1) {
        const leaf = leafHash(entries[index] as Uint8Array)
        const proof = await inclusionProof(index, size, read)
        const holds = (proof: Uint8Array[], at = index) => checkInclusion(proof, { index: at, leaf, size, root })
        expect(holds(proof)).toBe(true)
        expect(holds(proof, index + 1)).toBe(false)
        expect(holds([...proof, root])).toBe(false)
        expect(proof.some((_, at) => holds(flipped(proof, at, size * 7 + index)))).toBe(false)
      }
    }
  })

  test('each begins with every smaller one, and no proof of which a bit was changed says so', async () => {
    for (let size = 1; size <= entries.length; size += 1) {
      const root = await rootOf(size, read)
      for (let old = 0; old <= size; old += 1) {
        const oldRoot = await rootOf(old, read)
        const proof = await consistencyProof(old, size, read)
        const holds = (proof: Uint8Array[], was = oldRoot) => checkConsistency(proof, { old, oldRoot: was, size, root })
        expect(holds(proof)).toBe(true)
        expect(holds([...proof, root])).toBe(false)
        expect(holds(proof, leafHash(oldRoot))).toBe(false)
        expect(proof.some((_, at) => holds(flipped(proof, at, size * 7 + old)))).toBe(false)
      }
    }
  })
})

test('what is no place in a tree, no size and no hash is refused, never followed', async () => {
  const read = memory(ENTRIES.map(leafHash))
  const root = await rootOf(8, read)
  const proof = await inclusionProof(0, 8, read)
  const leaf = leafHash(new Uint8Array())
  fc.assert(
    fc.property(
      fc.oneof(fc.double(), fc.integer()),
      fc.oneof(fc.double(), fc.integer({ max: 2 ** 20 })),
      (index, size) => {
        if (index === 0 && size === 8) return
        expect(checkInclusion(proof, { index, leaf, size, root })).toBe(index === 0 && size === 8)
        expect(checkConsistency(proof, { old: index, oldRoot: leaf, size, root })).toBe(false)
      },
    ),
  )
  expect(checkInclusion([leaf.subarray(1)], { index: 0, leaf, size: 2, root })).toBe(false)
  expect(() => inclusionProof(8, 8, read)).toThrow(RangeError)
})
