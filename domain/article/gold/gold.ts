import type { Moment, Precision } from '../../time'
import type { Citation } from '../reading'

/** Another reading a careful person may give as well: what it says in place of the first. */
type Also<T> = { also?: readonly Partial<T>[] }

type SaidBy = Pick<Citation, 'agent' | 'unnamed' | 'via' | 'relation' | 'act'>
export type GoldCitation = SaidBy & { words: string } & Also<SaidBy>

export type GoldDate = {
  words: string
  value: string | null
  precision: Precision | null
  reason: string | null
} & Also<{ value: string | null }>

/**
 * A text made up for measuring, with what a careful person finds in it: one citation for each agent, unnamed, chain and
 * act, and every expression of the calendar. `trap` says what makes a text without citations look like one that has
 * some. `language` stands where it is not the file's. Written before the reader and never fitted to it.
 */
export type GoldText = {
  id: string
  text: string
  publisher: string | null
  published: Moment | null
  trap: string | null
  language?: string
  citations: readonly GoldCitation[]
  dates: readonly GoldDate[]
}
