import { fields, id, integer, isNull, kind, LOCALE, oneOf, or, SLUG, text, UUID } from './value.mjs'

/** What is withheld or forgotten, and what a backup lost. */

const erasureCode = oneOf('asked', 'objection', 'unlawful', 'legal_duty', 'minor')
const withholdingCode = oneOf('court_order', 'privacy', 'safety', 'defamation', 'rights', 'hatred')
const thing = text(`[a-z_]{4,20}:(?:${UUID}|${SLUG})(?::${LOCALE})?`)
const counts = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(integer(0))

export const removals = {
  'removal.proposed': kind(
    'removal:U',
    true,
    or(
      fields({ removal: oneOf('erase'), number: integer(1), code: erasureCode, about: text(`person:${UUID}`) }),
      fields({ removal: oneOf('withhold'), number: integer(1), code: withholdingCode, about: thing }),
      fields({ removal: oneOf('show'), number: integer(1), code: isNull, about: text(`removal:${UUID}`) }),
    ),
  ),
  'removal.declined': kind(
    'removal:U',
    true,
    fields({ removal: oneOf('erase', 'withhold', 'show'), about: thing, proposedBy: id }),
  ),
  'person.erased': kind(
    'person:U',
    false,
    fields({ person: id, removal: id, code: erasureCode, proposedBy: id, counts }),
  ),
  'content.withheld': kind(
    'removal:U',
    false,
    fields({ number: integer(1), code: withholdingCode, about: thing, proposedBy: id }),
  ),
  'content.shown': kind('removal:U', false, fields({ number: integer(1), removal: id, about: thing, proposedBy: id })),
  'record.restored': kind(
    'record',
    false,
    fields({ from: integer(0), to: integer(1) }, ({ from, to }) => from < to),
  ),
}
