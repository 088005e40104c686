import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { Logger, runMigrations } from 'graphile-worker'
import postgres from 'postgres'
import { LOCKS } from './locks'
import { grantTo, grantToSealer, grantToWorker } from './privileges'

/** What it says of each step is for nobody. */
const silent = new Logger(() => () => {})

/**
 * Brings a database to the schema of this build. `url` must be allowed to create tables; `appRole`, when the program runs
 * under a role of its own, is then granted what it needs and no more; and so are `sealerRole` and `workerRole`.
 */
export async function migrate(url: string, appRole?: string, sealerRole?: string, workerRole?: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await client`select pg_advisory_lock(${LOCKS.migrating})`
    await applyMigrations(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    })
    await runMigrations({ connectionString: url, logger: silent })
    if (appRole) await grantTo(client, appRole)
    if (sealerRole) await grantToSealer(client, sealerRole)
    if (workerRole) await grantToWorker(client, workerRole)
  } finally {
    await client.end()
  }
}
