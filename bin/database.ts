import { DATABASE, startPostgres } from '../db/embedded'
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

/** Opens the database that the settings name, embedded or one's own, migrated and ready. */
export async function openDatabase(settings: Settings): Promise<Database> {
  if (!settings.embedded && settings.databaseUrl) {
    await reach(settings.databaseUrl)
    await migrate(settings.databaseUrl)
    return { url: settings.databaseUrl, onExit: () => {}, stop: async () => {} }
  }
  const server = await startPostgres({ dir: settings.data })
  try {
    await migrate(server.url(DATABASE, 'postgres'), 'isnad_app')
    return { url: server.url(DATABASE), onExit: server.onExit, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}
