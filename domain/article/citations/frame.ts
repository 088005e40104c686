import { findAgent } from '../../agents/agents'
import type { Citation } from '../reading'

export type Act = Citation['act']

/** What kind of speaker a common noun points back to ("the newspaper", الوزارة, ajans). */
export type Class = string

/** Whom words are given to. Places are token numbers, `[a, b)`. */
export type Voice =
  | { who: 'agent'; agents: readonly string[]; class: Class | null; a: number; b: number }
  /** Unnamed people; `host`: the agent whose, with whom or in which they are said to be. */
  | { who: 'unnamed'; host: Voice | null; definite: boolean; a: number; b: number }
  /** A common noun with the article that points back to an agent spoken of before. */
  | { who: 'again'; class: Class; a: number; b: number }
  /** The publisher itself: "told us", مراسلنا. */
  | { who: 'self'; a: number; b: number }
  /** Somebody the reader does not know as an agent: a president, a state, a named person. */
  | { who: 'other'; a: number; b: number }

/** One place of a text where words are passed on: who says it, to whom or by whom it is carried, from whom. */
export type Frame = {
  a: number
  b: number
  act: Act
  /** null: the verb has no subject of its own and goes on with the last speaker. */
  subject: Voice | null
  /** Outermost first: who carries the words of the subject (told, in an interview with, according to). */
  carriers: Voice[]
  /** Outermost first: from whom the subject has it. */
  from: Voice[]
  /** Passing on is all the verb says: the subject is a carrier if there is a source. */
  relays: boolean
}

/** Whether somebody can give these agents an interview: ministries and the like carry nobody's words. */
export function areMedia(agents: readonly string[]): boolean {
  return agents.every((id) => findAgent(id)?.kind !== 'institution')
}
