import type { Conn } from './tables'

export type Kept = { size: number; root: Uint8Array; note: string }

/** The checkpoints of the database, the smallest first; without their notes, which are long. */
export async function listRoots(sql: Conn): Promise<{ size: number; root: Uint8Array }[]> {
  const rows = await sql`select size, root from checkpoints order by size`
  return rows.map(({ size, root }) => ({ size: Number(size), root }))
}

export async function keepCheckpoints(sql: Conn, checkpoints: readonly Kept[]): Promise<void> {
  for (const { size, root, note } of checkpoints)
    await sql`insert into checkpoints (size, root, note) values (${size}, ${Buffer.from(root)}, ${note})`
}
