import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { formatCheckpoint } from '../../../domain/checkpoint'
import { growingTree } from '../../../domain/frontier'
import { leafHash } from '../../../domain/merkle'
import { memory } from '../../../domain/merkle.memory'
import { ed25519Signer, signNote } from '../../../domain/note'
import { formatBundle, TILE_WIDTH, tilePath, tilesOf } from '../../../domain/tiles'
import { tale } from './tale'

/** As many leaves as a busy site seals at once. */
const STEP = 200
const ORIGIN = 'bench.example/api/v1/log'

/** Writes a log of so many leaves as the sealer leaves it: every checkpoint on the way, the tiles of the last. */
export async function makeLog(folder: string, size: number): Promise<void> {
  const key = ed25519Signer(ORIGIN, new Uint8Array(32).fill(9))
  const tree = growingTree()
  const leaves: Uint8Array[] = []
  const notes: string[] = []
  const write = (path: string, bytes: Uint8Array | string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  let bundle: Uint8Array[] = []
  for (const entry of tale()) {
    const leaf = leafHash(entry)
    tree.add(leaf)
    const now = leaves.push(leaf)
    bundle.push(entry)
    if (bundle.length === TILE_WIDTH || now === size) {
      const tile = { level: 'entries', index: Math.floor((now - 1) / TILE_WIDTH), width: bundle.length } as const
      write(tilePath(tile), formatBundle(bundle))
      bundle = []
    }
    if (now % STEP === 0 || now === size) {
      notes.push(signNote(formatCheckpoint({ origin: ORIGIN, size: now, root: tree.root() }), [key]))
    }
    if (now === size) break
  }
  const read = memory(leaves)
  for (const tile of tilesOf(size)) {
    const at = Array.from({ length: tile.width }, (_, each) => tile.index * TILE_WIDTH + each)
    write(tilePath(tile), Buffer.concat(await read(at.map((index) => ({ level: tile.level * 8, index })))))
  }
  write('vkey', `${key.vkey}\n`)
  write('checkpoints', notes.map((note) => `${JSON.stringify(note)}\n`).join(''))
  write('checkpoint', notes.at(-1) ?? '')
}
