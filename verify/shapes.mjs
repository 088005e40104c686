import { cases } from './shapes/cases.mjs'
import { events } from './shapes/events.mjs'
import { evidence } from './shapes/evidence.mjs'
import { people } from './shapes/people.mjs'
import { removals } from './shapes/removals.mjs'
import { base64, fields, id, integer, maybe, oneOf, or } from './shapes/value.mjs'
import { votes } from './shapes/votes.mjs'

/**
 * What an entry of each kind looks like: its subject, who can be its actor, whether it commits to words (null: either), its data.
 * @type {Record<string, { subject: RegExp, words: boolean | null, data: (value: unknown) => boolean }>}
 */
export const SHAPES = { ...people, ...events, ...evidence, ...votes, ...cases, ...removals }

const isActor = or(id, oneOf('rule', 'operator'))
const AT = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
/** A day that no calendar has is read as the one after it, and is none. */
const isMoment = (value) => {
  if (typeof value !== 'string' || !AT.test(value)) return false
  const moment = new Date(value)
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === value
}
const envelope = fields({
  v: oneOf(1),
  kind: (value) => typeof value === 'string' && Object.hasOwn(SHAPES, value),
  at: isMoment,
  actor: isActor,
  subject: (value) => typeof value === 'string',
  ver: integer(1),
  prev: maybe(integer(1)),
  data: () => true,
  commit: maybe(base64),
})

/**
 * Why a value is no entry, or null when it is one.
 * @param {any} value
 * @returns {string | null}
 */
export function shapeFault(value) {
  if (!envelope(value)) {
    const unknown = typeof value?.kind === 'string' && !Object.hasOwn(SHAPES, value.kind)
    return unknown ? `nothing is known of the kind ${JSON.stringify(value.kind.slice(0, 60))}` : 'it is no entry'
  }
  const { subject, words, data } = SHAPES[value.kind]
  if (!subject.test(value.subject)) return 'its subject is none of its kind'
  if (!data(value.data)) return 'its data are none of its kind'
  if (words !== null && words !== (value.commit !== null))
    return words ? 'it commits to no words' : 'it commits to words'
  if (value.prev !== (value.ver === 1 ? null : value.ver - 1)) return 'prev is not the number before ver'
  return null
}
