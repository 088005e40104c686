import { type AgentIndex, AUTHORITY_INDEX } from '../agents/index-names'
import { datesIn } from '../dates/read'
import { type Block, blocksOf, mainBlock } from './blocks'
import { citationsIn } from './citations/citations'
import { type Dateline, datelineOf } from './dateline'
import { decideFates } from './fates'
import { languageOf } from './language'
import { isProse, type Line, linesOf, replaceLine } from './lines'
import { agentsAmong, isPublisherName } from './names'
import { paragraphsOf } from './paragraphs'
import { isPhotoCredit } from './photos'
import { creditOf, publisherOf } from './publisher'
import type { DropReason, NullReason, Reading } from './reading'
import { signOf } from './signs'
import { agreed, type Dated, datesItselfByToday, type Found, firstNumberOf, markTimes, splitTimes } from './times'
import { splitSiteTail, titleIndex } from './title'

/** So many lines above the text may be the article's head; what stands higher is the page's. */
const HEAD = 80

/** A summary may stand above the line that says when: so many lines of the article may still be its head. */
const LEAD = 8

/**
 * Reads the plain text of a page as people paste it: whose it is, when it was published, its clean text, and every
 * piece that was left out with the reason. Takes any string and never throws; what the text does not say is null with
 * a code in `reasons`. Of the text nothing is changed but white space (and a lone surrogate, which becomes U+FFFD).
 */
export function readArticle(raw: string, agents: AgentIndex = AUTHORITY_INDEX): Reading {
  const lines = linesOf(raw)
  const language = languageOf(lines)
  const first = firstNumberOf(language.language, lines)
  splitTimes(lines, first)
  for (const line of lines) line.sign = signOf(line) ?? (isPhotoCredit(line) ? 'photo_credit' : null)

  const body = bodyOf(lines)
  const from = body?.from ?? lines.length
  const to = body?.to ?? lines.length
  const headTimes = markTimes(lines.slice(Math.max(0, from - HEAD), from), first, false)
  const titleAt = titleIndex(lines, from)
  const title = lines[titleAt] ?? null
  if (title) title.fate = 'title'
  const stamps = headTimes.filter((stamp) => isOfArticle(stamp, lines, titleAt))
  stamps.push(...markTimes(lines.slice(from, to + 1), first, true), ...markTimes(tailOf(lines, to), first, true))
  if (stamps.length === 0) stamps.push(...markTimes(lines.slice(from, from + LEAD), first, false))
  decideFates(lines, title, body)
  const dateline = splitDateline(lines)

  const paragraphs = paragraphsOf(lines.filter(({ fate }) => fate === 'text'))
  const text = paragraphs.join('\n\n')
  const published = publishedOf(stamps, paragraphs)
  const updated = agreed(stamps.filter(({ label }) => label === 'updated'))
  const named = publisherOf({
    site: siteLines(lines, title, to),
    bylines: lines
      .filter(({ fate, sign }) => (fate === 'publisher_line' && sign === null) || fate === 'byline')
      .map(({ text }) => text),
    credits: lines.filter(({ sign, fate }) => sign === 'source' && fate === 'publisher_line').map(creditOf),
    dateline,
  })

  const fields = {
    title: title ? titleOf(title, lines) : null,
    language: language.language,
    publisher: named.publisher,
    published: published.moment,
    updated: updated.moment,
  }
  const because: Record<keyof typeof fields, NullReason | null> = {
    title: 'not_in_text',
    language: language.reason,
    publisher: named.reason,
    published: published.reason,
    updated: updated.reason,
  }
  const reasons = Object.entries(because).filter(([field]) => fields[field as keyof typeof fields] === null)
  return {
    ...fields,
    publisher_basis: named.basis,
    text,
    dropped: lines
      .filter((line): line is Line & { fate: DropReason } => line.fate !== null && line.fate !== 'text')
      .map(({ text, fate }) => ({ text, reason: fate })),
    citations: citationsIn(text, { language: language.language, publisher: named.publisher, agents }),
    dates: datesIn(text, { language: language.language, published: published.moment }),
    reasons: Object.fromEntries(reasons) as Reading['reasons'],
  }
}

/** Where the running text is; on a page of short lines without full stops, the longer ones below the first. */
function bodyOf(lines: readonly Line[]): Block | null {
  const strict = mainBlock(lines, blocksOf(lines, isProse))
  if (strict) return strict
  const below = lines.map((line, at) => (at === 0 ? { ...line, sign: 'furniture' as const } : line))
  return mainBlock(
    below,
    blocksOf(below, ({ words, sign }) => sign === null && words >= 10),
  )
}

/** The lines below the article that may still speak of it. */
function tailOf(lines: readonly Line[], to: number): Line[] {
  const tail = lines.slice(to + 1)
  const end = tail.findIndex((line) => isProse(line) || line.sign === 'comments' || line.sign === 'related')
  return end < 0 ? tail : tail.slice(0, end)
}

/** An unlabelled time above the title is the article's only when it stands next to it: newspapers print today's date. */
function isOfArticle({ label, line }: Found, lines: readonly Line[], titleAt: number): boolean {
  return label !== null || titleAt < 0 || lines.indexOf(line) >= titleAt - 1
}

function publishedOf(stamps: readonly Found[], text: readonly string[]): Dated {
  const labelled = stamps.filter(({ label }) => label === 'published')
  const dated = agreed(labelled.length > 0 ? labelled : stamps.filter(({ label }) => label === null))
  const today = dated.reason === 'not_in_text' && text.slice(0, 2).some(datesItselfByToday)
  return today ? { moment: null, reason: 'relative_time' } : dated
}

/** Takes the dateline off the article's first paragraph. */
function splitDateline(lines: Line[]): Dateline | null {
  const at = lines.findIndex(({ fate, text }) => fate === 'text' && text.length > 60)
  const line = lines[at]
  const dateline = line ? datelineOf(line.text) : null
  if (!line || !dateline) return null
  replaceLine(lines, at, [
    { text: line.text.slice(0, dateline.length), fate: 'dateline' },
    { text: line.text.slice(dateline.length), fate: 'text' },
  ])
  return dateline
}

/** A site's name stands alone in the first lines of its page. */
const BANNER = 3

/** The lines in which a site names itself: above everything, below the article with its rights, behind the title. */
function siteLines(lines: readonly Line[], title: Line | null, to: number): string[] {
  const rights = lines.slice(to + 1).filter(({ text, sign }) => sign === 'furniture' && RIGHTS.test(text))
  const doubled = lines.filter(({ fate }) => fate === 'doubled_title')
  const tails = [...(title ? [title] : []), ...doubled].map(({ text }) => splitSiteTail(text).site ?? '')
  const banner = lines.slice(0, BANNER).filter(({ text, fate }) => fate === 'furniture' && isPublisherName(text))
  return [...rights, ...banner].map(({ text }) => text).concat(tails)
}

const RIGHTS = /©|\(c\) ?\d{4}|copyright \d{4}|حقوق .{0,12}محفوظة|hakları saklıdır|all rights reserved/i

/** The title, without the site's name where the page shows that it is no part of it. */
function titleOf(title: Line, lines: readonly Line[]): string {
  const { title: bare, site } = splitSiteTail(title.text)
  if (!site) return title.text
  const again = lines.some(({ fate, text }) => fate === 'doubled_title' && text === bare)
  return again || agentsAmong(site).length > 0 ? bare : title.text
}
