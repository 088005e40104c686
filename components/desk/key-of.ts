import type { KeyboardEvent } from 'react'

/** The key by the letter or digit on it, on keyboards of other scripts too. */
export function keyOf({ key, code }: KeyboardEvent): string {
  if (/^[a-z]$/i.test(key) || key.length > 1) return key.toLowerCase()
  return (/^(?:Key|Digit|Numpad)([A-Z\d])$/.exec(code)?.[1] ?? key).toLowerCase()
}
