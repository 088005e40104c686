import type { EntryKind } from './entry'
import { parseName, type WithheldThing } from './removal'

/** Why somebody asks the moderators to look at a text. */
export const FLAG_GROUNDS = ['privacy', 'danger', 'abuse', 'misquote', 'rights', 'spam'] as const

/** What can be flagged, by the first word of its name as in `parseName`. */
export const FLAGGED_THINGS = [
  'source',
  'evidence',
  'claim',
  'vote',
  'statement',
  'plea',
  'party',
  'opinion',
  'ruling',
  'appeal',
  'reply',
] as const satisfies readonly WithheldThing[]
export type FlaggedThing = (typeof FLAGGED_THINGS)[number]

/** What a moderator did about what was flagged. */
export const FLAG_OUTCOMES = ['acted', 'not_acted'] as const
export type FlagOutcome = (typeof FLAG_OUTCOMES)[number]

/** The entries by which something can have been done about a flagged text; an answer that says so names one. */
export const FLAG_ACTS = [
  'source.corrected',
  'claim.worded',
  'evidence.withdrawn',
  'dispute.opened',
  'removal.proposed',
  'content.withheld',
  'person.suspended',
  'reply.refused',
] as const satisfies readonly EntryKind[]

/** Long enough to say what is wrong, too short to argue: a case is for that. In characters. */
export const FLAG_LENGTH = { min: 10, max: 1000 } as const

/** A flag is to be answered within so many days; after that it is said to be overdue, and nothing else follows. */
export const FLAG_DAYS = 7

/** With so many open flags a text has all the attention that flags can give: no more are taken until they are answered. */
export const FLAGS_AT_ONCE = 100

/** The kind of thing that a name is of, where it can be flagged; null for everything else. */
export function flaggedThing(name: string): FlaggedThing | null {
  const thing = parseName(name)?.thing
  return FLAGGED_THINGS.find((each) => each === thing) ?? null
}

/** Whether flags that have waited since a time are overdue at another. */
export function isOverdue(since: Date, at: Date): boolean {
  return at.getTime() - since.getTime() > FLAG_DAYS * 86_400_000
}
