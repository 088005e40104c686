import { endsSentence, type Line } from './lines'
import {
  BYLINE,
  COMMENTS,
  ENDS,
  FURNITURE,
  FURNITURE_PHRASES,
  FURNITURE_STARTS,
  keyOf,
  RELATED,
  SHARE_WORDS,
  SOURCE,
  wordsOf,
  wordsOfFolded,
} from './words/lexicon'

/**
 * What a line is by its words alone, wherever it stands. `related` announces other stories below it, `related_line` is
 * one, `ends` comes only after an article, `comments` before what readers wrote.
 */
export type Sign =
  | 'photo_credit'
  | 'furniture'
  | 'related'
  | 'related_line'
  | 'ends'
  | 'comments'
  | 'byline'
  | 'source'
  | null

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const STARTS = new RegExp(`^(?:${FURNITURE_STARTS.map(escape).join('|')})(?: |$)`)
const PHRASES = new RegExp(FURNITURE_PHRASES.map(escape).join('|'), 'g')
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$|^\S+@\S+\.\S+$|^[@#]\S+(?: [@#]\S+)*$/
const RIGHTS = /^(?:©|\(c\)|copyright\b|حقوق النشر)|©/i
const CLICKBAIT = /^(?:\+|»|>|←|→|›|👇|🔴|⬅)/u

export function signOf(line: Line): Sign {
  const { key, folded, words, text } = line
  if (ADDRESS.test(text)) return 'furniture'
  if (words > 90 || folded === '') return null
  if (key === '') return 'furniture'
  if (COMMENTS.has(key) || isCommentCount(line)) return 'comments'
  if (RELATED.has(key)) return 'related'
  if (ENDS.has(key)) return 'ends'
  if (FURNITURE.has(key)) return 'furniture'
  if (words <= 15 && wordsOfFolded(folded).every((word) => SHARE_WORDS.has(word) || /^\d+$/.test(word)))
    return 'furniture'
  if (words <= 12 && RIGHTS.test(text)) return 'furniture'
  const label = labelOf(text)
  if (label && RELATED.has(keyOf(label))) return words <= 40 ? 'related_line' : null
  if (label && ENDS.has(keyOf(label)) && words <= 40) return 'ends'
  if (label && SOURCE.has(wordsOf(label).join(' ')) && words <= 14) return 'source'
  if (words <= 14 && isByline(text, label)) return 'byline'
  if (words <= 30 && !endsSentence(text) && STARTS.test(key)) return 'furniture'
  if ((folded.match(PHRASES)?.length ?? 0) >= (words <= 45 ? 1 : 2)) return 'furniture'
  if (words <= 20 && RIGHTS.test(text)) return 'furniture'
  if (words <= 25 && CLICKBAIT.test(text)) return 'related_line'
  return null
}

/** `34 responses to …`, `3 Comments on …`: a number of them. */
function isCommentCount({ text, folded }: Line): boolean {
  if (!/^\d/.test(folded)) return false
  const [count = '', what = ''] = wordsOfFolded(folded)
  return /^\d{1,5}$/.test(count) && COMMENTS.has(what) && !endsSentence(text)
}

/** The words before a colon or bar near a line's beginning, and what they label. */
export function labelOf(text: string): string | null {
  const at = text.slice(0, 40).search(/[:：|]/)
  return at > 0 ? text.slice(0, at).trim() : null
}

const REPORTING = /^\(?(?:reporting|editing|writing|additional reporting|compiled) by\b/i

function isByline(text: string, label: string | null): boolean {
  if (label && BYLINE.has(wordsOf(label).join(' '))) return true
  if (REPORTING.test(text)) return true
  return /^by \p{Lu}/iu.test(text) && !/[.!?]$/.test(text)
}
