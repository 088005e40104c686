import { isAscii } from 'node:buffer'

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Reads the bytes of an entry and refuses every other spelling of the same: UTF-8 without faults, JSON, and byte for byte what
 * RFC 8785 (JSON Canonicalization Scheme) makes of it. Of numbers only safe integers pass, of strings only those without a
 * lone surrogate. Throws an Error that says what is wrong.
 * @param {Buffer} bytes
 * @returns {unknown}
 */
export function parseCanonical(bytes) {
  let text
  try {
    text = isAscii(bytes) ? bytes.latin1Slice() : UTF8.decode(bytes)
  } catch {
    throw new Error('it is no UTF-8')
  }
  let value
  try {
    value = JSON.parse(text)
  } catch {
    throw new Error('it is no JSON')
  }
  const isPlain = JSON.stringify(value) === text && !text.includes('\\u') && isOrdered(value)
  if (!isPlain && canonical(value) !== text) throw new Error('it is not in canonical form (RFC 8785)')
  return value
}

/** What is written as JavaScript writes it is canonical, if its members are in order and its numbers integers. */
function isOrdered(value) {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isOrdered)
  let last = ''
  for (const name in value) {
    if (name <= last && last !== '') return false
    last = name
    if (typeof value[name] !== 'string' && !isOrdered(value[name])) return false
  }
  return true
}

/**
 * The canonical text of a value. Throws an Error on what has none here: floats, lone surrogates, undefined.
 * @param {unknown} value
 * @returns {string}
 */
export function canonical(value) {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new Error('it holds a lone surrogate')
      return JSON.stringify(value)
    case 'number':
      if (!Number.isSafeInteger(value)) throw new Error('it holds a number that is no safe integer')
      return Object.is(value, -0) ? '0' : String(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object': {
      if (value === null) return 'null'
      if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
      // The default order of JavaScript is by UTF-16 units, as section 3.2.3 asks.
      const members = Object.keys(value).sort()
      let text = '{'
      for (const name of members) text += `${text.length > 1 ? ',' : ''}${canonical(name)}:${canonical(value[name])}`
      return `${text}}`
    }
    default:
      throw new Error(`it holds ${typeof value}`)
  }
}
