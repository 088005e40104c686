import type { Fault } from '../domain/refusal'

/** What a database says that is not there, not there yet, full, or closing (SQLSTATE classes 08, 53 and 57P, the driver, the socket). */
const AWAY = /^(08|53|57P|CONNECT|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT)/

/** What a person is told of an error that is nobody's refusal; the rest of it is said on stderr. */
export function faultFor(error: unknown): Fault {
  const errors = chain(error)
  console.error(`form: ${errors.map(kindOf).join(' < ')}${placeOf(error)}`)
  return { code: errors.some((each) => AWAY.test(String(codeOf(each)))) ? 'unavailable' : 'failed' }
}

function chain(error: unknown): unknown[] {
  const found: unknown[] = []
  for (let each = error; each && found.length < 5; each = each instanceof Error ? each.cause : null) found.push(each)
  return found
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error && 'code' in error ? error.code : undefined
}

/** Never the message: those of the database repeat the statement's values, and with them what people typed. */
function kindOf(error: unknown): string {
  const code = codeOf(error)
  const name = error instanceof Error ? error.name : typeof error
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? `${name} ${code}` : name
}

function placeOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  return lines
    .slice(0, 8)
    .map((line) => `\n${line}`)
    .join('')
}
