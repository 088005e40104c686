import { openDb } from '../db/client'
import { DATABASE, startPostgres } from '../db/embedded'
import { furnish } from '../db/furnish'
import { migrate } from '../db/migrate'
import { reach } from '../db/reach'
import type { Settings } from '../server/settings'

export interface Database {
  /** As the program uses it: in the embedded server a role that may make no tables. */
  url: string
  /** Called once if an embedded server goes without being asked to. */
  onExit(listener: () => void): void
  stop(): Promise<void>
}

type Named = Pick<Settings, 'embedded' | 'databaseUrl' | 'data' | 'demo'>

/**
 * Opens the database that the settings name, embedded or one's own: migrated, furnished, ready. `join`: also where a start
 * runs on it now.
 */
export async function openDatabase(settings: Named, { join = false } = {}): Promise<Database> {
  const database = await find(settings, join)
  try {
    await migrate(database.migratingUrl, database.role)
    const { db, close } = openDb(database.url)
    await furnish(db, settings).finally(close)
    return database
  } catch (error) {
    await database.stop()
    throw error
  }
}

async function find(settings: Named, join: boolean): Promise<Database & { migratingUrl: string; role?: string }> {
  if (!settings.embedded && settings.databaseUrl) {
    await reach(settings.databaseUrl)
    return { url: settings.databaseUrl, migratingUrl: settings.databaseUrl, onExit: () => {}, stop: async () => {} }
  }
  const server = await startPostgres({ dir: settings.data, join })
  const migratingUrl = server.url(DATABASE, 'postgres')
  return { url: server.url(DATABASE), migratingUrl, role: 'isnad_app', onExit: server.onExit, stop: server.stop }
}
