import { Refusal } from '../domain/refusal'

/**
 * Says on stderr that sign-in failed and what kind of failure it was. Never the message: those of the database repeat the
 * values of the statement, and with them addresses and tokens. A refusal is an answer, no failure.
 */
export function report(error: unknown): void {
  if (causeOf(error, Refusal)) return
  console.error(`sign-in: ${chain(error).map(kindOf).join(' < ')}`)
}

/** The first of an error's causes that fits: next-auth keeps them in `cause.err`, everyone else in `cause`. */
export function causeOf<E extends Error>(error: unknown, kind: new (...args: never[]) => E): E | undefined {
  return chain(error).find((each): each is E => each instanceof kind)
}

function chain(error: unknown): Error[] {
  const found: Error[] = []
  for (let each = error; each instanceof Error && found.length < 5; each = innerOf(each.cause)) found.push(each)
  return found
}

function innerOf(cause: unknown): unknown {
  return cause instanceof Object && 'err' in cause ? cause.err : cause
}

function kindOf(error: Error): string {
  const { code, error: reason } = error as Error & { code?: unknown; error?: unknown }
  const details = [code, reason].filter((each) => typeof each === 'string' && /^\w{1,60}$/.test(each))
  return [error.name, ...details].join(' ')
}
