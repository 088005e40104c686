import { parseCheckpoint } from '../checkpoint.mjs'
import { Finding } from '../finding.mjs'
import { openNote } from '../note.mjs'

/** The checkpoints kept in the database are those that were published. */
export async function checkpoints(look) {
  const rows = await look.sql`select size, root, note from checkpoints order by size`
  look.rows += rows.length
  const kept = new Map(rows.map((row) => [Number(row.size), row]))
  for (const { size, root, note, place } of look.heads) {
    if (note === undefined) continue
    const row = kept.get(size)
    const where = { index: size, place: `checkpoints, tree of ${size}` }
    if (!row) throw new Finding(`the database does not hold what stands in ${place}`, where)
    if (!row.root || !root.equals(row.root) || row.note !== note)
      throw new Finding(`it is not what stands in ${place}`, where)
    kept.delete(size)
  }
  const [{ count }] = await look.sql`select coalesce(max(index) + 1, 0)::int as count from leaves`
  for (const [size, row] of kept) {
    const where = { index: size, place: `checkpoints, tree of ${size}` }
    if (size > count) throw new Finding(`there are ${count} leaves`, where)
    if (size > look.size && !isSigned(row, look.keys)) throw new Finding('it is not signed as it is kept', where)
    if (size <= look.size) throw new Finding('it was never published', where)
  }
}

/** Of one that is not published yet: its note is signed, and says what stands beside it. */
function isSigned({ size, root, note }, keys) {
  try {
    const said = parseCheckpoint(openNote(note, keys).text)
    return said.size === Number(size) && said.root.equals(root)
  } catch {
    return false
  }
}
