import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Conn, named, quoted, type Table } from './tables'

/** All rows of a table in the text format of COPY, which every Postgres reads, as they stream. */
export async function copyOut(sql: Conn, table: Table): Promise<Readable> {
  const rows = await sql.unsafe(`copy ${named(table)} (${list(table)}) to stdout`).readable()
  // The driver stops reading from its socket while we are behind, and forgets to go on when the last row was among those.
  return rows.once('end', () => rows._read(0))
}

/** Adds rows in that format to a table. Throws what the database says against one of them. */
export async function copyIn(sql: Conn, table: Table, rows: Readable): Promise<void> {
  const query = sql.unsafe(`copy ${named(table)} (${list(table)}) from stdin`)
  const into: Writable = await query.writable()
  // The driver lets go of the stream once all was sent: what the database says after that comes to the query alone, and the
  // stream would never end.
  const refused = new Promise<never>((_, reject) => {
    Object.assign(query, { reject })
  })
  await Promise.race([pipeline(rows, into), refused])
}

const list = ({ columns }: Table) => columns.map(quoted).join(', ')
