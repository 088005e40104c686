import { type Node, nodeHash, type ReadNodes } from './merkle'

/** The nodes of a small tree, by its leaf hashes; each is computed once. */
export function memory(leaves: readonly Uint8Array[]): ReadNodes {
  const rows = [leaves]
  const row = (level: number): readonly Uint8Array[] => {
    const below = rows[level] ?? row(level - 1)
    if (rows[level]) return below
    const above = Array.from({ length: below.length >> 1 }, (_, at) =>
      nodeHash(below[2 * at] as Uint8Array, below[2 * at + 1] as Uint8Array),
    )
    rows[level] = above
    return above
  }
  const hashOf = ({ level, index }: Node) => {
    const hash = row(level)[index]
    if (!hash) throw new RangeError(`no node ${level}/${index} over ${leaves.length} leaves`)
    return hash
  }
  return async (nodes) => nodes.map(hashOf)
}
