import { expect, test } from 'vitest'
import { growingTree } from './frontier'
import { leafHash, rootOf } from './merkle'
import { together } from './tiles'

test('a tree that grows leaf by leaf has the root of the whole tree at every size', async () => {
  const leaves = Array.from({ length: 300 }, (_, at) => leafHash(Uint8Array.of(at >> 8, at & 255)))
  const tree = growingTree()
  for (let size = 0; size <= leaves.length; size += 1) {
    const root = await rootOf(size, async (nodes) =>
      nodes.map(({ level, index }) => together(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))),
    )
    expect(tree.size()).toBe(size)
    expect(Buffer.from(tree.root())).toEqual(Buffer.from(root))
    tree.add(leaves[size] ?? new Uint8Array(32))
  }
})
