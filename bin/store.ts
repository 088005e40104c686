import { resolve } from 'node:path'
import { DATABASE, startPostgres } from '../db/embedded'
import { reach } from '../db/reach'

/** A database by the URL of its owner, as it is: neither migrated nor furnished; and the data folder beside it. */
export type Store = { url: string; data: string }

/**
 * Does work on the whole of what the environment names. `join`: also where a start runs on it now; else that must be stopped first.
 */
export async function withStore<T>({ join }: { join: boolean }, work: (store: Store) => Promise<T>): Promise<T> {
  const data = resolve(process.env.ISNAD_DATA?.trim() || '.data')
  const url = process.env.DATABASE_URL?.trim()
  if (url) {
    await reach(url)
    return work({ url, data })
  }
  const server = await startPostgres({ dir: data, join })
  try {
    return await work({ url: server.url(DATABASE, 'postgres'), data })
  } finally {
    await server.stop()
  }
}
