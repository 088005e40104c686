import { openDb } from '../db/client'
import { DATABASE, startPostgres } from '../db/embedded'
import { furnish } from '../db/furnish'
import { migrate } from '../db/migrate'
import { reach } from '../db/reach'
import type { Settings } from '../server/settings'

export interface Database {
  /** As the program uses it: in the embedded server a role that may make no tables. */
  url: string
  /** Which Postgres it is. */
  major: number
  /** The same as its sealer does: there a role that writes nothing but the log's own tables. */
  sealerUrl: string
  /** The same as its worker does: there a role that keeps the list of jobs. */
  workerUrl: string
  /** The same as its owner, who may do everything. */
  migratingUrl: string
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
    await migrate(database.migratingUrl, database.role, database.sealerRole, database.workerRole)
    const { db, close } = openDb(database.url)
    await furnish(db, settings).finally(close)
    return database
  } catch (error) {
    await database.stop()
    throw error
  }
}

interface Found extends Database {
  role?: string
  sealerRole?: string
  workerRole?: string
}

async function find(settings: Named, join: boolean): Promise<Found> {
  if (!settings.embedded && settings.databaseUrl) {
    const major = await reach(settings.databaseUrl)
    const url = settings.databaseUrl
    return { url, major, sealerUrl: url, workerUrl: url, migratingUrl: url, stop: async () => {} }
  }
  const server = await startPostgres({ dir: settings.data, join, ...(!join && { revive: say }) })
  return {
    url: server.url(DATABASE),
    major: server.major,
    sealerUrl: server.url(DATABASE, 'isnad_sealer'),
    workerUrl: server.url(DATABASE, 'isnad_worker'),
    migratingUrl: server.url(DATABASE, 'postgres'),
    role: 'isnad_app',
    sealerRole: 'isnad_sealer',
    workerRole: 'isnad_worker',
    stop: server.stop,
  }
}

function say({ message }: Error): void {
  console.error(`${message} It is tried again until it does; what was published is served meanwhile.`)
}
