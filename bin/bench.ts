import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Postgres, startPostgres } from '../db/embedded'
import { benchAgents } from './bench/agents'
import { benchBytes } from './bench/bytes'
import { benchCapture } from './bench/capture'
import { benchCopies } from './bench/copies'
import { benchLists } from './bench/lists'
import { benchSealing } from './bench/log'
import { benchVerifying } from './bench/log/verifying'
import { benchOrigins } from './bench/origins'
import { benchReading } from './bench/reading'
import { benchVotes } from './bench/votes'

/** What Isnad costs, as ratios within one run: the machine may be slow or busy, and both sides of a ratio feel it alike. */
const PARTS: Record<string, (options: readonly string[]) => Promise<void>> = {
  votes: () => withPostgres(benchVotes),
  log: () => withPostgres(benchSealing).then(benchVerifying),
  lists: () => withPostgres(benchLists),
  bytes: benchBytes,
  agents: benchAgents,
  reading: benchReading,
  origins: benchOrigins,
  copies: benchCopies,
  capture: benchCapture,
}

const [wanted, ...options] = process.argv.slice(2)
if (wanted === undefined) for (const part of Object.values(PARTS)) await part([])
else if (Object.hasOwn(PARTS, wanted)) await PARTS[wanted]?.(options)
else {
  console.error(`There is no part "${wanted}" to measure. Parts: ${Object.keys(PARTS).join(', ')}`)
  process.exitCode = 1
}

async function withPostgres(work: (server: Postgres) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'isnad-bench-'))
  const server = await startPostgres({ dir })
  try {
    await work(server)
  } finally {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
