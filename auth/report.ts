import { Refusal } from '../domain/refusal'
import { chain, log } from '../server/log'

/** Says on stderr that sign-in failed. A refusal is an answer, no failure. */
export function report(error: unknown): void {
  if (!causeOf(error, Refusal)) log('sign-in', error)
}

/** The first of an error's causes that fits. */
export function causeOf<E extends Error>(error: unknown, kind: new (...args: never[]) => E): E | undefined {
  return chain(error).find((each): each is E => each instanceof kind)
}
