import { endsSentence, isListItem, type Line } from './lines'
import { shareOf, stemsOf } from './topic'
import { keyOf } from './words/lexicon'

const FEWEST_CHARACTERS = 12
const MOST_WORDS = 34
const LOOKED_BACK = 60

/** Where a page's own name is joined to its title: `Talks fail | The Paper`. */
const SITE_TAIL = /\s+[|–—-]\s+[^|–—]{2,40}$/

/** The title without the name of the site, if the line has one, and that name. */
export function splitSiteTail(text: string): { title: string; site: string | null } {
  const at = text.search(SITE_TAIL)
  if (at < FEWEST_CHARACTERS) return { title: text, site: null }
  return { title: text.slice(0, at), site: text.slice(at).replace(/^\s+[|–—-]\s+/, '') }
}

/**
 * The line that is the page's title, among those before its running text: one that stands there twice, else the one
 * that shares most with the text and stands where titles do. -1 when no line can be one.
 */
export function titleIndex(lines: readonly Line[], body: number): number {
  const from = Math.max(0, body - LOOKED_BACK)
  const about = stemsOf(
    lines
      .slice(body, body + 8)
      .map(({ text }) => text)
      .join(' '),
  )
  let best = -1
  let bestScore = 0
  for (let at = from; at < body; at++) {
    const line = lines[at] as Line
    if (!canBeTitle(line)) continue
    const score = scoreOf(lines, at, body, about)
    if (score > bestScore) {
      best = at
      bestScore = score
    }
  }
  return best
}

function canBeTitle(line: Line): boolean {
  if (line.fate !== null || line.text.length < FEWEST_CHARACTERS || line.words > MOST_WORDS) return false
  return line.words >= 2 && !isListItem(line) && (line.sign === null || line.sign === 'related_line')
}

function scoreOf(lines: readonly Line[], at: number, body: number, about: ReadonlySet<string>): number {
  const line = lines[at] as Line
  const shared = shareOf(stemsOf(line.text), about)
  const twice = line.words >= 4 && lines.slice(at + 1, body + 3).some((other) => isSameTitle(other, line))
  const beforeTimes = lines.slice(at + 1, at + 5).some(({ fate }) => fate === 'timestamp' || fate === 'byline')
  return (
    (line.sign === null ? 0.1 : -2) +
    4 * shared +
    (twice ? 3 : 0) +
    (line.words >= 4 ? 1 : 0) +
    (beforeTimes ? 1 : 0) +
    (at === 0 ? 1 : 0) -
    (endsSentence(line.text) && !/[?!؟]$/.test(line.text) ? 1.5 : 0) -
    0.03 * (body - at)
  )
}

/** Whether a line says the title again, perhaps with the site's name behind it. */
export function isSameTitle(line: Line, title: Line): boolean {
  if (line.key === '' || title.key === '') return line.text === title.text
  if (line.key === title.key) return true
  return keyOf(splitSiteTail(line.text).title) === title.key || line.key === keyOf(splitSiteTail(title.text).title)
}
