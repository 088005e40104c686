import { type Db, type Limits, openDb, type Pool } from './client'

/** The server's bundles each have their own copy of this module; the pool is one. */
const shared = globalThis as { isnadPool?: Pool }

/** The database of this process, opened when first asked for, as the role that the program runs under. */
export function db(): Db {
  shared.isnadPool ??= openDb(url(), limits())
  return shared.isnadPool.db
}

/** Whether whoever asked the database of this process now would be refused at once. */
export function isShut(): boolean {
  return shared.isnadPool?.isShut() ?? false
}

function url(): string {
  const { DATABASE_URL, ISNAD_EMBEDDED_URL } = process.env
  const found = DATABASE_URL || ISNAD_EMBEDDED_URL
  if (!found) throw new Error('no database: start the site with `npm start`')
  return found
}

/**
 * What a reader may be kept waiting for: docs/decisions/2026-11-22-limits.md says why these. Whether the server knows how to
 * limit a transaction is found out by whoever starts the site.
 */
function limits(): Limits {
  return {
    max: 10,
    waiting: 200,
    patience: 400,
    lock: 2_000,
    statement: 5_000,
    idle: 5_000,
    ...(Number(process.env.ISNAD_PG_MAJOR) >= 17 && { transaction: 10_000 }),
    lasting: false,
    probed: true,
  }
}
