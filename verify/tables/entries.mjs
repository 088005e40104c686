import { Finding, lookAt } from '../finding.mjs'
import { leafHash } from '../hashes.mjs'
import { AT_ONCE, columns } from './columns.mjs'
import { placeOf } from './places.mjs'

/** The entries, in the order of the log: those that are sealed as the tiles have them, then those that wait. */
export async function entries(look) {
  const { sql } = look
  let index = 0
  const rows = sql`
    select l.index, e.id, e.at, e.kind, e.actor, e.subject, e.ver, e.event_id, e.claim_id, e.envelope, e.leaf,
      l.entry_id, e.lost, exists (select from pending p where p.entry_id = e.id) as pending
    from leaves l full join entries e on e.id = l.entry_id
    order by l.index nulls last, e.id`.cursor(AT_ONCE)
  for await (const part of rows) {
    for (const row of part) {
      look.rows += 1
      lookAt({ index, about: `${row.kind} ${row.subject}`, place: 'entries' }, () => checkEntry(look, index, row))
      index += 1
    }
  }
  if (index < look.size) throw new Finding('the database ends before the log does', { index, place: 'entries' })
  const [orphan] =
    await sql`select entry_id from pending p where not exists (select from entries e where e.id = p.entry_id) limit 1`
  if (orphan) throw new Finding(`it waits for entry ${orphan.entry_id}, which is not there`, { place: 'pending' })
  look.fold.end()
}

function checkEntry(look, index, row) {
  if (row.index !== null && Number(row.index) !== index) {
    throw new Finding(`no leaf is here; the next is ${row.index}`, { index, place: 'leaves' })
  }
  if (row.id === null)
    throw new Finding(`it leads to entry ${row.entry_id}, which is not there`, { index, place: 'leaves' })
  if (row.index === null && index < look.size)
    throw new Finding('the entry is sealed, and has no leaf', { index, place: 'entries' })
  if ((row.index === null) !== row.pending) {
    const why = row.pending
      ? 'the entry has a leaf and waits for one'
      : 'the entry has no leaf and does not wait for one'
    throw new Finding(why, { index, place: 'pending' })
  }
  const about = `${row.kind} ${row.subject}`
  const hash = leafHash(row.envelope)
  if (index < look.size && !look.leaves.is(index, hash)) {
    throw new Finding('the entry is not the one that is sealed', {
      index,
      place: 'entries',
      about,
    })
  }
  const fate = look.fateOf(index)
  const lost = fate === 'lost'
  const entry = index < look.size ? JSON.parse(row.envelope.toString()) : look.fold.add(index, row.envelope, fate)
  if (!hash.equals(row.leaf))
    throw new Finding('column leaf is not the hash of the entry', { index, about, place: 'entries' })
  const { kind, actor, subject, ver, at } = entry
  // What was lost in a restore is at its place in the log, and belongs to whatever is left of the record.
  const place = lost ? {} : placeOf(look, entry, index)
  columns('entries', index, about, row, { kind, actor, subject, ver, at, lost, ...place })
}
