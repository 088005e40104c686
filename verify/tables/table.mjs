import { Finding, lookAt } from '../finding.mjs'
import { HOLDS } from '../fold/removals.mjs'
import { AT_ONCE, columns, placeIn } from './columns.mjs'
import { GONE_WORDS, hides, withoutTexts } from './gone.mjs'
import { TABLES } from './rows/rows.mjs'

/** The tables of the record, one after the other. */
export async function tables(look) {
  for (const [name, each] of Object.entries(TABLES)) await table(look, name, each)
}

/** One table, both ways: every row from its entry, every entry with its row. */
async function table(look, name, { kinds, key, of, where = 'true', also, isTakenUp, says }) {
  const { sql } = look
  const data = `(convert_from(e.envelope, 'UTF8')::jsonb)->'data' as d`
  const rows = sql
    .unsafe(
      `select e.index, e.id as entry_id_of, e.lost, e.envelope, e.words, t.*
       from (select e.*, ${of ?? `e.kind || ' ' || e.subject || ' ' || e.ver`} as entry_key
         from (select e.*, ${data}, w.words, l.index from entries e
           left join entry_words w on w.entry_id = e.id left join leaves l on l.entry_id = e.id
           where ${isTakenUp ? 'true' : 'not e.lost'} and e.kind::text = any($1)) e
         where ${where}) e
       full join (select t.*, true as there ${also ? `, ${also}` : ''}, ${key} as row_key from ${name} t) t
         on t.row_key = e.entry_key
       order by e.index nulls last, e.id`,
      [kinds],
    )
    .cursor(AT_ONCE)
  let last = null
  for await (const part of rows) {
    for (const row of part) {
      if (row.entry_id_of !== null && row.entry_id_of === last) {
        const where = { index: placeIn(row.index), place: `table ${name}` }
        throw new Finding(`two rows come from one entry: ${row.row_key}`, where)
      }
      last = row.entry_id_of
      const index = placeIn(row.index)
      lookAt({ index, about: row.row_key ?? '', place: `table ${name}` }, () => {
        const isLost = row.lost && !isTakenUp?.(look.record, JSON.parse(row.envelope.toString()))
        if (isLost && row.there) row.envelope = null
        if (!isLost || row.there) checkRow(look, name, row, says)
      })
    }
  }
}

function checkRow(look, name, { index: leaf, lost, envelope, words, there, ...row }, says) {
  const index = placeIn(leaf)
  if (!envelope) throw new Finding(`no entry accounts for the row ${row.row_key}`, { place: `table ${name}` })
  const entry = JSON.parse(envelope.toString())
  const about = `${entry.kind} ${entry.subject}`
  // A removal that a restore did again was decided after the backup: its decision may have no row.
  if (!there && look.fateOf(index) === 'kept' && HOLDS.includes(entry.kind)) return
  if (!there) throw new Finding('its row is missing', { index, about, place: `table ${name}` })
  look.rows += 1
  const who = entry.actor === 'operator' ? null : entry.actor
  const isGone = entry.commit !== null && words === null
  const said = isGone ? GONE_WORDS : words
  const expected = says({ entry, words: said, row, record: look.record, who })
  columns(`table ${name}`, index, about, row, hides(look.record, name, row) ? withoutTexts(expected) : expected)
}
