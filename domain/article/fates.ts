import type { Block } from './blocks'
import { isListItem, isProse, type Line } from './lines'
import { isPublisherLine } from './publisher'
import type { DropReason } from './reading'
import { isSameTitle } from './title'

/** So many short lines in a row inside an article are a menu, not headings. */
const MENU = 4

/** A summary may stand above the author and the time: so many lines of the text may still be the page's head. */
const LEAD = 8

/** So near above the text its publisher's line stands. */
const HEAD = 60

/** So near below an article its credit stands. */
const CREDITS = 4

/** More words than a headline has. */
const LONG = 16

/** Decides every line that is still open: what stands before the article, in it and behind it. */
export function decideFates(lines: Line[], title: Line | null, body: Block | null): void {
  const from = body?.from ?? lines.length
  const to = body?.to ?? lines.length - 1
  for (const line of lines) {
    if (title && line !== title && line.fate === null && isSameTitle(line, title)) line.fate = 'doubled_title'
  }
  decideHead(lines.slice(0, from), title)
  if (!body) return
  decideBody(lines.slice(from, to + 1))
  decideTail(lines.slice(to + 1))
}

function decideHead(head: Line[], title: Line | null): void {
  const below = title ? head.indexOf(title) : -1
  let deck = below >= 0
  for (const [at, line] of head.entries()) {
    if (at <= below || line.fate !== null) {
      if (at > below && line.fate === 'timestamp') deck = false
      line.fate ??= dropped(line)
      continue
    }
    if (line.sign === null && deck && line.words >= 8) line.fate = 'text'
    else {
      line.fate = head.length - at < HEAD && isPublisherLine(line) ? 'publisher_line' : dropped(line)
      if (line.fate !== 'furniture') deck = false
    }
  }
}

function decideBody(body: Line[]): void {
  let announced = false
  for (const [at, line] of body.entries()) {
    if (line.fate !== null) continue
    if (line.sign === 'related') announced = true
    else if (isProse(line)) announced = false
    if (line.sign !== null) line.fate = dropped(line)
    else if (announced) line.fate = 'related'
    else if (at < LEAD && line.words <= 6 && isPublisherLine(line)) line.fate = 'publisher_line'
    else if (at < LEAD && at > 0 && line.words <= 5 && isByTime(body, at)) line.fate = 'byline'
    else if (line.words < 2 && body[at + 1]?.sign === 'photo_credit') line.fate = 'photo_credit'
  }
  for (let at = 0; at < body.length; ) {
    let until = at
    while (until < body.length && isMenuItem(body[until] as Line)) until++
    for (const line of body.slice(at, until)) line.fate = until - at >= MENU ? 'furniture' : 'text'
    if (until === at) (body[at] as Line).fate ??= 'text'
    at = Math.max(until, at + 1)
  }
}

/** A few words next to a time or a publisher are an author's name. */
function isByTime(body: readonly Line[], at: number): boolean {
  const near = [body[at - 1]?.fate, body[at + 1]?.fate]
  return near.includes('timestamp') || near.includes('publisher_line')
}

function isMenuItem(line: Line): boolean {
  return line.fate === null && line.words < 9 && !isProse(line) && !isListItem(line)
}

function decideTail(tail: Line[]): void {
  let state: DropReason = 'furniture'
  for (const line of lastParagraphs(tail)) line.fate = 'text'
  for (const [at, line] of tail.entries()) {
    if (line.fate === 'text') continue
    if (line.sign === 'comments') state = 'comments'
    else if (line.sign === 'related') state = 'related'
    else if (line.sign === 'ends') state = 'furniture'
    else if (state !== 'comments' && beginsStory(tail, at)) state = 'next_story'
    if (state === 'furniture') line.fate ??= at < CREDITS && isPublisherLine(line) ? 'publisher_line' : dropped(line)
    else line.fate ??= state
  }
}

/** What begins a sentence in Arabic and hardly ever a headline. */
const GOES_ON = /^(?:و\p{L}{3}|كما |يذكر |يشار |الجدير |من جهت|من جانب|بدوره|في حين|إلى ذلك)/u

/**
 * Paragraphs without a full stop at an article's very end: so long that no headline is, or going on as sentences do, or
 * alone, perhaps under a heading, before the page says something else.
 */
function lastParagraphs(tail: readonly Line[]): Line[] {
  const end = tail.findIndex(({ sign, fate }, at) => sign !== null || fate !== null || beginsStory(tail, at))
  const run = tail.slice(0, end < 0 ? tail.length : end)
  const certain = run.findLastIndex(({ text, words }) => words >= LONG || (words >= 5 && GOES_ON.test(text)))
  const last = run.at(-1)
  const alone = last && last.words >= 7 && (run.length === 1 || (run.length === 2 && (run[0]?.words ?? 0) < 7))
  return alone && run.length - 1 > certain ? run : run.slice(0, certain + 1)
}

/** Running text below an article, or the headline over it. */
function beginsStory(tail: readonly Line[], at: number): boolean {
  const [line, next, afterNext] = tail.slice(at, at + 3)
  if (!line || isProse(line)) return line !== undefined
  if (line.sign !== null || line.words < 4 || !next) return false
  return (
    isProse(next) || (next.words <= 12 && /\p{N}/u.test(next.text) && afterNext !== undefined && isProse(afterNext))
  )
}

function dropped({ sign }: Line): DropReason {
  switch (sign) {
    case 'related':
    case 'related_line':
      return 'related'
    case 'source':
      return 'publisher_line'
    case 'photo_credit':
    case 'byline':
    case 'furniture':
      return sign
    case 'comments':
    case 'ends':
    case null:
      return 'furniture'
  }
}
