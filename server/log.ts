/** Which door a fault was met at. */
type Place = 'form' | 'api' | 'sign-in' | 'front' | 'sealer' | 'worker' | 'page'

/**
 * Writes a fault to standard error as one line of JSON: when, at which door, what kind of error under what kind, from where.
 * Never what an error says: those of the database repeat the statement's values, and with them what people typed.
 */
export function log(place: Place, error: unknown): void {
  const line = { at: new Date().toISOString(), place, error: chain(error).map(kindOf).join(' < '), from: from(error) }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}

/**
 * Writes that somebody tried what is not theirs to do: at which door, why it was refused, by whom (the id of a person, as entries
 * name them). For whoever runs the site; the public log accuses nobody of an attempt.
 */
export function logBar(place: Place, refused: string, by: string): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), place, refused, by })}\n`)
}

/**
 * From now on an error that anybody gives to the console is written as any fault is. Next gives it those that no page caught, with
 * all that they say.
 */
export function guardConsole(): void {
  const write = console.error
  console.error = (...said: unknown[]) => {
    const errors = said.filter((each) => each instanceof Error)
    if (errors.length === 0) write(...said)
    for (const error of errors) log('page', error)
  }
}

/** An error and what it came from, outermost first: next-auth keeps that in `cause.err`, everyone else in `cause`. */
export function chain(error: unknown): unknown[] {
  const found: unknown[] = []
  for (let each = error; each && found.length < 5; each = each instanceof Error ? innerOf(each.cause) : null)
    found.push(each)
  return found
}

function innerOf(cause: unknown): unknown {
  return cause instanceof Object && 'err' in cause ? cause.err : cause
}

function kindOf(error: unknown): string {
  const { code, error: reason } = Object(error) as { code?: unknown; error?: unknown }
  const details = [code, reason].filter((each) => typeof each === 'string' && /^\w{1,60}$/.test(each))
  return [error instanceof Error ? error.name : typeof error, ...details].join(' ')
}

/** A place in the code, `at name (file:line:column)`. */
const FRAME = /^at [^\n]+:\d+:\d+\)?$/

/** The places of a stack. It begins with the message, whose own lines may look like anything. */
function from(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const stack = (error.stack ?? '').replace(String(error.message), () => '')
  return stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => FRAME.test(line))
    .slice(0, 8)
}
