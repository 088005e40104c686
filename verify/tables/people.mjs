import { Finding, lookAt } from '../finding.mjs'
import { columns, placeIn } from './columns.mjs'
import { personNow } from './rows/people.mjs'

/** Everybody: handle as they joined, role, suspension and probation as the entries left them. */
export async function people(look) {
  const rows = await look.sql`
    select u.id, u.handle, u.handle_key, u.role, u.suspended, u.probation, l.index, w.words, e.id as entry
    from users u left join entries e on e.kind = 'person.joined' and e.subject = 'person:' || u.id and not e.lost
    left join entry_words w on w.entry_id = e.id left join leaves l on l.entry_id = e.id order by l.index nulls last, u.id`
  const missing = new Set(look.record.people.keys())
  for (const row of rows) {
    look.rows += 1
    missing.delete(row.id)
    const index = placeIn(row.index)
    const about = `person:${row.id}`
    lookAt({ index, about, place: 'table users' }, () =>
      columns('table users', index, about, row, personNow(look.record.people.get(row.id), row.words)),
    )
  }
  for (const id of missing) throw new Finding('the person is missing', { about: `person:${id}`, place: 'table users' })
}
