import { sha256 } from '@noble/hashes/sha2.js'
import { nodeHash } from './merkle'

/**
 * The right edge of a tree that grows leaf by leaf (RFC 6962, section 2.1): one hash for each complete subtree, so that the root of a
 * long log is known at every size on the way, in memory that does not grow with it.
 */
export function growingTree() {
  const edge: { leaves: number; hash: Uint8Array }[] = []
  let size = 0

  return {
    size: () => size,
    /** Adds the hash of the next leaf. */
    add(leaf: Uint8Array): void {
      let [leaves, hash] = [1, leaf]
      for (let last = edge.at(-1); last?.leaves === leaves; last = edge.at(-1)) {
        edge.pop()
        hash = nodeHash(last.hash, hash)
        leaves *= 2
      }
      edge.push({ leaves, hash })
      size += 1
    },
    /** The root of what was added; of nothing, SHA-256 of nothing. */
    root(): Uint8Array {
      const [last, ...rest] = edge.map(({ hash }) => hash).reverse()
      return last ? rest.reduce((right, left) => nodeHash(left, right), last) : sha256(new Uint8Array())
    },
  }
}
