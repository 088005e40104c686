import { createHash } from 'node:crypto'
import type { Values } from '../../../components/desk/answer'

/** One field of what was typed; a field that is missing is empty. */
export function fieldOf(values: Values, name: string): string {
  const value = values[name]
  return typeof value === 'string' ? value : ''
}

/**
 * A date as people type it, in the form that commands read: digits of any script, `/` or `.` between them, a space before
 * the hour. What is no date comes out no date.
 */
export function written(moment: string): string {
  return moment
    .trim()
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/(?<=\d)[/.](?=\d)/g, '-')
    .replace(/(?<=\d)(?:\s+|t)(?=\d{2}:)/, 'T')
}

/** The key of a further deed of the same form, always the same for the same form: a repeated post repeats neither. */
export function keyAfter(key: string, deed: string): string {
  const hash = createHash('sha256').update(`${key} ${deed}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
