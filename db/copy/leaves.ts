import type { Conn } from './tables'

export type SealedEntry = { index: number; leaf: Buffer }

/** The leaves of the database in their order, so many at once. Throws at the first gap, and at a leaf without its entry. */
export async function* readLeaves(sql: Conn): AsyncGenerator<SealedEntry[]> {
  let next = 0
  const rows = sql<{ index: string; leaf: Buffer | null }[]>`
    select l."index", e.leaf from leaves l left join entries e on e.id = l.entry_id order by l."index"`
  for await (const part of rows.cursor(2_000)) {
    yield part.map(({ index, leaf }) => {
      if (Number(index) !== next) throw new Error(`The database has no leaf ${next}.`)
      if (!leaf) throw new Error(`The database has no entry for leaf ${next}.`)
      next += 1
      return { index: next - 1, leaf }
    })
  }
}

export async function countRecord(sql: Conn): Promise<{ entries: number; leaves: number; pending: number }> {
  const [row] = await sql`select (select count(*) from entries) as entries, (select count(*) from leaves) as leaves,
    (select count(*) from pending) as pending`
  return { entries: Number(row?.entries), leaves: Number(row?.leaves), pending: Number(row?.pending) }
}
