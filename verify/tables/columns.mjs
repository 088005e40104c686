import { Finding } from '../finding.mjs'
import { GONE, isMark } from './gone.mjs'

/** So many rows are read at once. */
export const AT_ONCE = 1000

/** An index of the log as the database gives it; null for what waits, and for what no entry accounts for. */
export const placeIn = (index) => (index === null || index === undefined ? null : Number(index))

/** Every column of a row holds what is expected of it. */
export function columns(place, index, about, row, expected) {
  for (const [column, value] of Object.entries(expected)) {
    const found = plain(row[column])
    if (value === GONE ? !isMark(column, found) : !same(found, value)) {
      const why = `column ${column} holds ${told(found)}, and the entries say ${told(value)}`
      throw new Finding(why, { index, about, place })
    }
  }
}

function plain(value) {
  if (value instanceof Date) return value.toISOString()
  return value === undefined ? null : value
}

function same(found, expected) {
  if (typeof found === 'object' && found !== null) return sorted(found) === sorted(expected)
  return found === (expected ?? null)
}

const sorted = (value) =>
  JSON.stringify(value, (_, each) =>
    each && typeof each === 'object' && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort()) : each,
  )

/** Never the whole of what people wrote. */
const told = (value) => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
