import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../db/embedded'
import { benchBytes } from './bench/bytes'
import { benchLists } from './bench/lists'
import { benchVotes } from './bench/votes'

// What Isnad costs, as ratios within one run: the machine may be slow or busy, and both sides of a ratio feel it alike.
const dir = mkdtempSync(join(tmpdir(), 'isnad-bench-'))
const server = await startPostgres({ dir })
try {
  await benchVotes(server)
  await benchLists(server)
} finally {
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
}
await benchBytes()
