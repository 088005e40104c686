/** Each source that carries a claim puts a case on it forward in the desk's queue as if it had waited so much longer. */
export const SOURCE_HOURS = 24

/** So does each vote that was cast: whoever votes has read it, and more have. */
export const VOTE_HOURS = 6

/** All that together counts as no more, so that nothing waits for ever behind what is spoken of more. */
export const REACH_DAYS = 14

const HOUR = 3_600_000

/**
 * How far a claim is known here to have spread: the sources with active evidence on it, whatever they say of it, and the votes cast; of a case
 * about something of an event, all its claims together.
 */
export type Reach = { sources: number; votes: number }

/** By how many hours of waiting that puts a case forward. */
export function headStart({ sources, votes }: Reach): number {
  return Math.min(REACH_DAYS * 24, sources * SOURCE_HOURS + votes * VOTE_HOURS)
}

/**
 * A case's place in the queue, as a time in milliseconds, the earliest first: when it was opened (`openedAt`), less its head start.
 * It stays the same while nothing about the claim changes, so that a list can be read page by page.
 */
export function turnOf(openedAt: number, reach: Reach): number {
  return openedAt - headStart(reach) * HOUR
}
