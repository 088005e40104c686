import { type Db, openDb } from './client'

/** The server's bundles each have their own copy of this module; the pool is one. */
const shared = globalThis as { isnadDb?: Db }

/** The database of this process, opened when first asked for, as the role that the program runs under. */
export function db(): Db {
  shared.isnadDb ??= openDb(url()).db
  return shared.isnadDb
}

function url(): string {
  const { DATABASE_URL, ISNAD_EMBEDDED_URL } = process.env
  const found = DATABASE_URL || ISNAD_EMBEDDED_URL
  if (!found) throw new Error('no database: start the site with `npm start`')
  return found
}
