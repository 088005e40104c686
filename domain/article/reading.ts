import type { Act, Relation } from '../citation'
import type { Inferred } from '../dates/reckoned'
import type { DateRole } from '../dates/role'
import type { Moment, Precision } from '../time'

/** Why a piece of the page is no part of the article's text. */
export const DROP_REASONS = [
  'title',
  'doubled_title',
  'byline',
  'dateline',
  'timestamp',
  'publisher_line',
  'photo_credit',
  'furniture',
  'related',
  'comments',
  'next_story',
  'markup',
] as const
export type DropReason = (typeof DROP_REASONS)[number]

/** Why a field is null: the text does not say it, or says it in a way that decides nothing. */
export const NULL_REASONS = [
  'not_in_text',
  'too_little_text',
  'language_unclear',
  'several_named',
  'unknown_name',
  'relative_time',
  'relative_event',
  'no_year',
  'day_or_month_first',
  'no_such_date',
  'other_calendar',
  'conflicting_dates',
  'unreadable_date',
] as const
export type NullReason = (typeof NULL_REASONS)[number]

/** What in the page names its publisher, the most telling first. */
export const PUBLISHER_BASES = ['site', 'byline', 'credited', 'dateline'] as const
export type PublisherBasis = (typeof PUBLISHER_BASES)[number]

export type Dropped = { text: string; reason: DropReason }

/** An edge of the article: here it passes on what an agent said. Offsets are UTF-16 units into `text`. */
export type Citation = {
  agent: string | null
  unnamed: boolean
  via: string[]
  relation: Relation
  act: Act
  exact: string
  start: number
  end: number
}

/** A date the article speaks of, with the words that say it. Without a value it has a reason. */
export type DateMention = {
  text: string
  value: string | null
  precision: Precision | null
  role: DateRole | null
  start: number
  end: number
  reason: NullReason | null
  /** What the value takes from the time of publication though the words leave it out. */
  inferred: Inferred | null
}

/** What can be read from the text of a page. A field that is null has its code in `reasons`. */
export type Reading = {
  title: string | null
  language: string | null
  publisher: string | null
  publisher_basis: PublisherBasis | null
  published: Moment | null
  updated: Moment | null
  text: string
  dropped: Dropped[]
  citations: Citation[]
  dates: DateMention[]
  reasons: Record<string, NullReason>
}
