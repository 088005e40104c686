import { fields, hash, id, inEvent, integer, isBoolean, kind, locale, maybe, oneOf, or, slug, text } from './value.mjs'

/** Agents, sources, events and claims. */

const precision = oneOf('year', 'month', 'day', 'time')
const when = text('[1-9]\\d{3}(?:-\\d{2}(?:-\\d{2}(?:T\\d{2}:\\d{2})?)?)?')
const time = fields({ value: when, until: maybe(when), precision })
const apart = ({ from, to }) => from !== to

export const events = {
  'agent.recorded': kind(
    'agent:S',
    true,
    fields({ kind: oneOf('outlet', 'agency', 'institution', 'person'), country: maybe(text('[A-Z]{2}')) }),
  ),
  'agent.named': kind(
    'agent:S',
    true,
    or(fields({}), fields({ language: text('[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*'), ordinary: isBoolean })),
  ),
  'agent.noted': kind('agent:S:L', true, fields({ language: locale })),
  'agent.merged': kind('agent:S', true, fields({ survivor: slug })),
  'source.captured': kind('source:U', true, fields({ bytes: hash, text: hash, publisher: maybe(slug) })),
  'source.corrected': kind('source:U', true, fields({ version: integer(2), publisher: maybe(slug) })),
  'report.likened': kind('report:U:U', false, inEvent({ source: id, earlier: id, relays: isBoolean })),
  'event.opened': kind(
    'event:U',
    true,
    fields({ slug, language: locale, time: maybe(time), demonstration: isBoolean }),
  ),
  'event.described': kind(
    'event:U:(?:L|time)',
    null,
    or(fields({ language: locale, version: integer(1) }), fields({ time, version: integer(1) })),
  ),
  // A claim stands under another event: two that are one, the undoing of that, one that is two.
  'event.merged': kind('regrouping:U', true, fields({ from: id, to: id }, apart)),
  'event.parted': kind('regrouping:U', true, fields({ from: id, to: id, undoes: id }, apart)),
  'event.split': kind('regrouping:U', true, fields({ from: id, to: id, claims: integer(1) }, apart)),
  'claim.moved': kind(
    'claim:U',
    false,
    fields({ claim: id, from: id, to: id, position: integer(0), regrouping: id }, apart),
  ),
  // What was said of a claim bears on another: two that are one, and the undoing of that.
  'claim.merged': kind(
    'claim_merge:U',
    true,
    fields({ claim: id, into: id }, ({ claim, into }) => claim !== into),
  ),
  'claim.parted': kind(
    'claim_merge:U',
    true,
    fields({ claim: id, from: id, undoes: id }, ({ claim, from }) => claim !== from),
  ),
  'claim.added': kind('claim:U', true, fields({ event: id, position: integer(0), language: locale })),
  'claim.worded': kind('claim:U:L', true, fields({ claim: id, language: locale, version: integer(1) })),
}
