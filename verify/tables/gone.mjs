import { VOICES } from '../fold/voices.mjs'

/**
 * What two hands took away: the words of who was erased, and what is withheld. An entry says so; here, what may be missing for
 * it. Of a source, whatever was marked in it may be hidden as soon as any part of it is.
 */

/** What cannot be known any more. */
export const GONE = Symbol('gone')
export const GONE_WORDS = new Proxy({}, { get: () => GONE })

const MARK = /^(?:▢▢▢|▇▇▇ \d+[a-z](?:\.[0-9a-f]+)?)$/
/** The columns of people's words: in the place of these stands a mark, or nothing. */
const TEXTS = ['reason', 'statement', 'text', 'note', 'title', 'summary', 'place', 'exact', 'name', 'byline']

/** Whether this may stand where words are gone: a mark or nothing for words; in any other column nothing is left to compare with. */
export function isMark(column, found) {
  return !TEXTS.includes(column) || found === null || found === '' || (typeof found === 'string' && MARK.test(found))
}

/** The kinds whose words go with the person who wrote them. */
const PERSONAL = [
  ...Object.keys(VOICES),
  'person.joined',
  'person.suspended',
  'suspension.appealed',
  'suspension.upheld',
  'application.made',
  'application.accepted',
  'application.refused',
  'vote.marked',
  'role.proposed',
  'role.declined',
  'flag.answered',
  'removal.proposed',
  'removal.declined',
]

/** The kinds whose words go with the person whom they are about, too. */
const ABOUT = [
  'person.suspended',
  'suspension.upheld',
  'application.accepted',
  'application.refused',
  'vote.marked',
  'role.proposed',
  'role.declined',
]

/**
 * Whether an entry's words may be missing.
 * @param {import('../fold/record.mjs').Record} record
 */
export function isForgotten(record, entry) {
  const { kind, actor, data } = entry
  const erased = (id) => record.people.get(id)?.erased === true
  if (PERSONAL.includes(kind) && erased(actor)) return true
  if (ABOUT.includes(kind) && erased(data.person)) return true
  // By whom it was raised stands only in its words: they may be gone as soon as anybody was forgotten.
  if (kind === 'flag.raised' && [...record.people.values()].some((person) => person.erased)) return true
  if (kind.startsWith('removal.') && data.about.startsWith('person:') && erased(data.about.slice(7))) return true
  return isWithheld(record, entry)
}

const NAMES = {
  ...VOICES,
  'event.opened': ({ subject, data }) => `${subject}:${data.language}`,
  'event.described': ({ subject }) => subject,
  'claim.added': ({ subject, data }) => `${subject}:${data.language}`,
  'claim.worded': ({ subject }) => subject,
  'occasion.named': ({ subject }) => subject,
  'agent.recorded': ({ subject }) => subject,
  'agent.named': ({ subject }) => subject,
}

function isWithheld(record, entry) {
  if (record.withheld.size === 0) return false
  const name = NAMES[entry.kind]?.(entry)
  if (name && record.withheld.has(name)) return true
  const source = sourceOf(record, entry)
  return source !== null && holdsSource(record, source)
}

/** The source that an entry's words are taken from. */
function sourceOf(record, { kind, subject, data }) {
  if (kind.startsWith('source.')) return subject.split(':')[1]
  if (kind === 'passage.translated') return record.evidence.get(data.evidence)?.source ?? null
  return ['evidence.attached', 'citation.recorded', 'date.recorded'].includes(kind) ? data.source : null
}

/** Whether a source, or a passage of it, is withheld. */
export function holdsSource(record, id) {
  for (const about of record.withheld.keys()) {
    const [thing, of] = about.split(':')
    if (thing === 'source' && of === id) return true
    if (thing === 'evidence' && record.evidence.get(of)?.source === id) return true
    if (thing === 'citation' && record.citations.get(of)?.source === id) return true
    if (thing === 'date' && record.dates.get(of)?.source === id) return true
  }
  return false
}

/** Whether a row may hold marks, though the entry it comes from commits to no words of its own. */
export function hides(record, table, row) {
  if (table === 'votes') {
    return record.people.get(row.reviewer_id)?.erased === true || record.withheld.has(`vote:${row.id}`)
  }
  if (table === 'sources') return holdsSource(record, row.id)
  return false
}

/** What is left to be compared of such a row. */
export function withoutTexts(expected) {
  const { bytes, text, 'text_salt with reason': reason, ...others } = expected
  return reason === undefined ? others : { ...others, text_salt: null, reason: GONE }
}
