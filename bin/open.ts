import { resolve } from 'node:path'
import { type Db, openDb } from '../db/client'
import { openDatabase } from './database'

/**
 * Does a verb's work on the database that the environment names: the one at DATABASE_URL, else the one of the data folder,
 * started for the while, or joined where a site runs on it. What only a site needs to know is not asked for.
 */
export function withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return withRole('url', work)
}

/** The same, as the sealer's role. */
export function withSealing<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return withRole('sealerUrl', work)
}

async function withRole<T>(role: 'url' | 'sealerUrl', work: (db: Db) => Promise<T>): Promise<T> {
  const { DATABASE_URL, ISNAD_DATA, ISNAD_DEMO } = process.env
  const databaseUrl = DATABASE_URL?.trim() || null
  const demo = (ISNAD_DEMO?.trim() || (databaseUrl ? '0' : '1')) === '1'
  const data = resolve(ISNAD_DATA?.trim() || '.data')
  const database = await openDatabase({ embedded: !databaseUrl, databaseUrl, data, demo }, { join: true })
  const { db, close } = openDb(database[role], { max: 2 })
  try {
    return await work(db)
  } finally {
    await close()
    await database.stop()
  }
}
