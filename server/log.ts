/**
 * Writes a fault to standard error as one line of JSON: when, what kind, what it said, from where; never what was asked,
 * so that no text, token or address of a person reaches a log. Control characters are escaped by JSON.
 */
export function log(error: unknown): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  // drizzle's message repeats the statement's parameters; its cause says what the database said.
  const said =
    error instanceof Error && error.cause instanceof Error ? error.cause.message : message.split('\nparams:')[0]
  const from = stack
    ?.split('\n')
    .find((line) => line.trim().startsWith('at '))
    ?.trim()
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), name, said, from })}\n`)
}
