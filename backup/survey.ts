import type { TransactionSql } from 'postgres'
import { readLeaves } from '../db/copy/leaves'
import { growingTree } from '../domain/frontier'
import { leafHash } from '../domain/merkle'
import { Refusal } from '../domain/refusal'
import type { Mark, Newest } from './known'
import { readEntries } from './published'

/** An entry that the log holds and the database does not. */
export type Missing = { index: number; envelope: Uint8Array }

/**
 * Walks the record from its first leaf: those of the database, then those that only the log holds, up to the farthest that is known.
 * At every size of which something was signed or remembered, the tree must come to that root. Each part that the database lacks is
 * handed to `lacking`. Out: how many leaves the database has. Refused: `not_as_signed` with the size and where that was said.
 */
export async function survey(
  tx: TransactionSql,
  { marks, newest }: { marks: readonly Mark[]; newest: Newest | null },
  lacking: (missing: readonly Missing[]) => Promise<void>,
): Promise<number> {
  const tree = growingTree()
  const said = new Map<number, Mark[]>()
  for (const mark of marks) said.set(mark.size, [...(said.get(mark.size) ?? []), mark])
  const grow = (leaf: Uint8Array) => {
    tree.add(leaf)
    const root = said.has(tree.size()) ? tree.root() : null
    for (const mark of said.get(tree.size()) ?? [])
      if (root && Buffer.compare(root, mark.root) !== 0)
        throw new Refusal('not_as_signed', `${mark.size}, ${mark.where}`)
  }

  for await (const leaves of readLeaves(tx)) for (const { leaf } of leaves) grow(leaf)
  const held = tree.size()
  if (newest && newest.size > held)
    for await (const { first, entries } of readEntries(newest.read, held, newest.size)) {
      for (const envelope of entries) grow(leafHash(envelope))
      await lacking(entries.map((envelope, at) => ({ index: first + at, envelope })))
    }
  return held
}
