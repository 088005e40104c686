import { join } from 'node:path'
import { parseCheckpoint } from '../domain/checkpoint'
import type { LogProof } from '../domain/log-proof'
import { inclusionProof } from '../domain/merkle'
import { parseNote } from '../domain/note'
import { readWhole } from '../log/disk'
import { foldersOf } from '../log/folders'
import { openTileStore } from '../log/tile-store'
import { settings } from '../server/settings'

/**
 * The proof that the entry at `index` is in the tree of the latest checkpoint, from the files that are served; null when that
 * tree does not reach so far. Throws when a file is not what it should be.
 */
export async function proofOf(index: number): Promise<LogProof | null> {
  const { served } = foldersOf(settings().data)
  const checkpoint = (await readWhole(join(served, 'checkpoint')))?.toString() ?? ''
  const size = parseCheckpoint(parseNote(checkpoint)?.text ?? '')?.size ?? 0
  if (index >= size) return null
  return { index, hashes: await inclusionProof(index, size, openTileStore(served).nodesOf(size)), checkpoint }
}
