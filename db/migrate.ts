import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { LOCKS } from './locks'
import { grantTo, grantToSealer } from './privileges'

/**
 * Brings a database to the schema of this build. `url` must be allowed to create tables; `appRole`, when the program runs
 * under a role of its own, is then granted what it needs and no more; and so is `sealerRole`.
 */
export async function migrate(url: string, appRole?: string, sealerRole?: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await client`select pg_advisory_lock(${LOCKS.migrating})`
    await applyMigrations(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    })
    if (appRole) await grantTo(client, appRole)
    if (sealerRole) await grantToSealer(client, sealerRole)
  } finally {
    await client.end()
  }
}
