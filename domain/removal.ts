/**
 * What two hands may do that nobody may do alone: forget a person, withhold a text, show it again. A moderator proposes, an
 * admin approves.
 */
export const REMOVALS = ['erase', 'withhold', 'show'] as const
export type Removal = (typeof REMOVALS)[number]

/** On what ground a person is forgotten: the cases of Article 17(1) of the GDPR that can arise here. */
export const ERASURE_CODES = ['asked', 'objection', 'unlawful', 'legal_duty', 'minor'] as const
export type ErasureCode = (typeof ERASURE_CODES)[number]

/** Why a text is withheld. No two begin with the same letter: by it a mark says which. */
export const WITHHOLDING_CODES = ['court_order', 'privacy', 'safety', 'defamation', 'rights', 'hatred'] as const
export type WithholdingCode = (typeof WITHHOLDING_CODES)[number]

/**
 * What can be withheld, by the first word of its name: `vote:<id>`, `event:<id>:<language>`, `agent:<id>`. A passage
 * (`evidence`, `citation`, `date`) goes with every other that overlaps it and with its words in the source's text.
 */
export const WITHHELD_THINGS = [
  'source',
  'evidence',
  'citation',
  'date',
  'translation',
  'vote',
  'party',
  'reply',
  'reply_decision',
  'statement',
  'plea',
  'opinion',
  'ruling',
  'appeal',
  'evidence_withdrawal',
  'citation_withdrawal',
  'date_withdrawal',
  'event',
  'claim',
  'occasion',
  'agent',
  'note',
  'merge',
  'regrouping',
  'claim_merge',
] as const
export type WithheldThing = (typeof WITHHELD_THINGS)[number]

/** What stands where the words of a person stood who was forgotten. */
export const ERASED_MARK = '▢▢▢'

const MARK = /^(?:▢▢▢|▇▇▇ \d+[a-z](?:\.[0-9a-f]+)?)(?= · |$)/

const WITHHELD_MARK = /^▇▇▇ (\d+)([a-z])(?:\.[0-9a-f]+)?$/

/**
 * What a text is, if it is none: null for somebody's words; else what stands in their place, for a withheld one with its
 * number in the public list and the reason.
 */
export function goneIn(text: string): { erased: true } | { number: number; code: WithholdingCode } | null {
  if (text === ERASED_MARK) return { erased: true }
  const found = WITHHELD_MARK.exec(text)
  const code = found && WITHHOLDING_CODES.find((each) => each[0] === found[2])
  return found && code ? { number: Number(found[1]), code } : null
}

/** Whether a text, or the first of several joined by ` · `, looks like the mark of a withheld or an erased one. */
export function bearsMark(text: string): boolean {
  return MARK.test(text)
}

/** The thing that a name names, null when it is no such name. `parts` are its id and, where it has one, its language. */
export function parseName(name: string): { thing: WithheldThing; parts: [string, ...string[]] } | null {
  const [first, id, language, ...more] = name.split(':')
  const thing = WITHHELD_THINGS.find((each) => each === first)
  if (!thing || !id || more.length > 0) return null
  const bySlug = thing === 'agent' || thing === 'note' || thing === 'merge'
  if (!(bySlug ? /^[a-z0-9]+(-[a-z0-9]+)*$/ : /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/).test(id)) return null
  const spoken = ['translation', 'event', 'claim', 'note'].includes(thing)
  if (
    spoken !== (language !== undefined) ||
    (language !== undefined && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language))
  )
    return null
  return { thing, parts: language === undefined ? [id] : [id, language] }
}
