import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../embedded'

/** One server for a whole run of tests, gone afterwards; `ISNAD_TEST_PG` tells the workers where it is (as superuser). */
export default async function setup(): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), 'isnad-tests-'))
  const server = await startPostgres({ dir, fast: true })
  process.env.ISNAD_TEST_PG = server.adminUrl
  return async () => {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
