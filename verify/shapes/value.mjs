import { VERDICTS } from '../rule.mjs'

/** What values in an entry look like: pieces that the shapes of every kind are put together from. */

/** @typedef {(value: unknown) => boolean} Is */

export const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
export const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*'
export const LOCALE = '(?:ar|en|tr)'

/** @type {(pattern: string | RegExp) => Is} */
export const text = (pattern) => {
  const whole = typeof pattern === 'string' ? new RegExp(`^${pattern}$`) : pattern
  return (value) => typeof value === 'string' && whole.test(value)
}
export const isNull = (value) => value === null
export const isBoolean = (value) => typeof value === 'boolean'
export const integer = (least) => (value) => Number.isSafeInteger(value) && value >= least
export const oneOf =
  (...values) =>
  (value) =>
    values.includes(value)
export const or =
  (...checks) =>
  (value) =>
    checks.some((check) => check(value))
export const maybe = (check) => or(isNull, check)
export const list = (check, most) => (value) => Array.isArray(value) && value.length <= most && value.every(check)
/** @type {(fields: Record<string, Is>, also?: Is) => Is} exactly these fields */
export const fields = (shape, also = () => true) => {
  const names = Object.keys(shape)
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    if (Object.keys(value).length !== names.length) return false
    for (const name of names) if (!Object.hasOwn(value, name) || !shape[name](value[name])) return false
    return also(value)
  }
}

export const id = text(UUID)
export const slug = (value) => typeof value === 'string' && value.length <= 80 && text(SLUG)(value)
export const locale = text(LOCALE)
export const hash = text('[0-9a-f]{64}')
export const base64 = text('[A-Za-z0-9+/]{43}=')
export const verdict = oneOf(...VERDICTS)
export const rule = oneOf(1, 2)
/** A stretch of a text, by its characters. */
export const stretch = { start: integer(0), end: integer(1) }
export const runs = ({ start, end }) => start < end
export const sorted = (ids) => ids.every((each, at) => at === 0 || ids[at - 1] < each)
export const pieces = (value) => list(id, 150)(value) && sorted(value)

/** With the event it was done for, which entries of the first version of the program do not name. */
export const inEvent = (shape, also) => or(fields(shape, also), fields({ ...shape, event: id }, also))

/** The shape of one kind. `words`: whether it commits to words; null: either. */
export function kind(subject, words, ...data) {
  const pattern = subject.replaceAll('U', `(${UUID})`).replaceAll('S', `(${SLUG})`).replaceAll('L', LOCALE)
  return { subject: new RegExp(`^${pattern}$`), words, data: data.length === 1 ? data[0] : or(...data) }
}
