import { Finding, lookAt } from '../finding.mjs'
import { commitment } from '../fold/fold.mjs'
import { AT_ONCE, placeIn } from './columns.mjs'
import { isForgotten } from './gone.mjs'

/** What entries commit to is there, and is what they committed to. */
export async function words(look) {
  const rows = look.sql`
    select l.index, e.id, e.kind, e.subject, e.envelope, w.entry_id, w.salt, w.words
    from (select * from entries where not lost) e full join entry_words w on w.entry_id = e.id
    left join leaves l on l.entry_id = e.id order by l.index nulls last, e.id`.cursor(AT_ONCE)
  for await (const part of rows) {
    for (const row of part) {
      const { index, kind, subject } = row
      const where = {
        index: placeIn(index),
        about: `${kind} ${subject}`,
        place: 'entry_words',
      }
      lookAt(where, () => wordsOf(look, row, where))
    }
  }
}

function wordsOf(look, { id, envelope, entry_id: of, salt, words }, where) {
  if (id === null) throw new Finding(`there are words of entry ${of}, which is not there`, { place: 'entry_words' })
  const entry = JSON.parse(envelope.toString())
  const { commit } = entry
  if (of !== null) look.rows += 1
  if (commit !== null && of === null && isForgotten(look.record, entry)) return
  if ((commit === null) !== (of === null)) {
    throw new Finding(
      commit === null ? 'there are words, and the entry commits to none' : 'its words are missing',
      where,
    )
  }
  if (commit === null) return
  if (salt.length !== 32 || commitment('isnad/private/v1', salt, words) !== commit) {
    throw new Finding('its words are not those that it commits to', where)
  }
}
