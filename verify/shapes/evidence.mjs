import {
  fields,
  id,
  inEvent,
  isBoolean,
  kind,
  list,
  locale,
  maybe,
  oneOf,
  or,
  runs,
  slug,
  stretch,
  text,
} from './value.mjs'

/** What is set against a claim, and what is read out of a source: citations, dates. */

const precision = oneOf('year', 'month', 'day', 'time')
const when = text('[1-9]\\d{3}(?:-\\d{2}(?:-\\d{2}(?:T\\d{2}:\\d{2})?)?)?')
const relation = oneOf('quotes', 'paraphrases', 'translates')
const act = oneOf('claims', 'confirms', 'denies', 'corrects', 'reports', 'no_comment')
const piece = {
  claim: id,
  source: id,
  stance: oneOf('supports', 'denies', 'mentions'),
  speaker: slug,
  unnamed: isBoolean,
  standing: oneOf('party', 'third_party', 'record'),
  ...stretch,
}
const chain = { agent: maybe(slug), unnamed: isBoolean, via: list(slug, 8), relation, act, ...stretch }
const somebody = (said) => runs(said) && (said.agent !== null || said.unnamed)
const offeredCitation = fields(chain, somebody)
const offeredDate = fields({ value: maybe(when), precision: maybe(precision), ...stretch }, runs)
const zone = (value) => typeof value === 'string' && /^[A-Za-z][\x21-\x7e]{0,79}$/.test(value)
const link = fields(
  { source: maybe(id), citation: maybe(id) },
  ({ source, citation }) => source !== null || citation === null,
)
const chosen = (whole) => (data) => whole(data) && (data.choice === 'corrected') === (data.offered !== null)

export const evidence = {
  'evidence.attached': kind(
    'evidence:U',
    true,
    fields({ ...piece, citation: maybe(id) }, runs),
    // Before citations there was none to speak through.
    fields(piece, runs),
  ),
  'evidence.withdrawn': kind('evidence:U', true, fields({ claim: id })),
  'passage.translated': kind('translation:U:L', true, fields({ claim: id, evidence: id, language: locale })),
  'citation.recorded': kind(
    'citation:U',
    true,
    inEvent(
      { source: id, ...chain, choice: oneOf(null, 'accepted', 'corrected'), offered: maybe(offeredCitation) },
      chosen(somebody),
    ),
  ),
  'citation.linked': kind('citation:U', false, inEvent({ source: id, before: link, after: link })),
  'citation.withdrawn': kind('citation:U', true, inEvent({ source: id })),
  'suggestion.refused': kind(
    'suggestion:U',
    false,
    or(
      inEvent({ source: id, kind: oneOf('citation'), offered: offeredCitation }),
      inEvent({ source: id, kind: oneOf('date'), offered: offeredDate }),
    ),
  ),
  'occasion.named': kind('occasion:U', true, inEvent({ language: locale })),
  'date.recorded': kind(
    'date:U',
    true,
    inEvent(
      {
        source: id,
        occasion: maybe(id),
        role: (value) => typeof value === 'string' && /^[a-z_]{1,40}$/.test(value),
        value: maybe(when),
        precision: maybe(precision),
        zone: maybe(zone),
        countedFrom: maybe(id),
        days: maybe((value) => Number.isSafeInteger(value) && Math.abs(value) <= 366),
        ...stretch,
        choice: oneOf(null, 'accepted', 'corrected'),
        offered: maybe(offeredDate),
      },
      chosen(
        (date) =>
          runs(date) &&
          (date.value === null) === (date.precision === null) &&
          (date.countedFrom === null) === (date.days === null) &&
          (date.value === null) !== (date.countedFrom === null) &&
          (date.countedFrom === null || date.countedFrom !== date.occasion),
      ),
    ),
  ),
  'date.withdrawn': kind('date:U', true, inEvent({ source: id })),
}
