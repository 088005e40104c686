import { isProse, type Line } from './lines'
import { stampsOf } from './stamps'
import { kinship, shareOf, stemsOf } from './topic'

/**
 * A stretch of running text: lines `from` to `to`, both prose, `prose` of them in all; `broken` says why it is not one
 * with the one before.
 */
export type Block = {
  from: number
  to: number
  characters: number
  prose: number
  broken: 'gap' | 'end' | 'next_story'
  stems: Set<string>
}

/** So many lines that are no text between two that are, and the page has gone on to something else. */
const WIDEST_GAP = 6

/** Before this much text nothing on a page has ended yet: its comments button stands above the article. */
const ENOUGH_TEXT = 100

/** A summary above the button that leads to the comments is shorter than this. */
const LEAD_TEXT = 300

/** What a text is about, so many of its characters tell. */
const TELLING = 30_000

/** The stretches of running text of a page, up to what readers wrote under it. */
export function blocksOf(lines: readonly Line[], prose: (line: Line) => boolean): Block[] {
  const blocks: Block[] = []
  let gap = 0
  let ended = false
  let related = -1
  for (const [at, line] of lines.entries()) {
    const block = blocks.at(-1)
    const enough = (block?.characters ?? 0) >= ENOUGH_TEXT
    if (line.sign === 'comments' && block && enough && (block.prose > 1 || block.characters >= LEAD_TEXT)) break
    if ((line.sign === 'ends' || line.sign === 'source') && enough) ended = true
    if (line.sign === 'related' && enough && related < 0) related = at
    if (!prose(line)) {
      gap++
      continue
    }
    const nextStory = block && related >= 0 && isNextStory(lines, block, related, at, ended)
    if (block && !ended && !nextStory && gap <= WIDEST_GAP) {
      block.to = at
      block.characters += line.text.length
      block.prose++
      if (block.characters < TELLING) for (const stem of stemsOf(line.text)) block.stems.add(stem)
    } else {
      const broken = nextStory ? 'next_story' : ended ? 'end' : 'gap'
      blocks.push({ from: at, to: at, characters: line.text.length, prose: 1, broken, stems: stemsOf(line.text) })
    }
    gap = 0
    related = -1
    ended = false
  }
  return blocks
}

/**
 * Whether the text that follows an announcement of other stories is one of them. It is when the article had ended
 * before, or when the text tells what the announced headline says rather than going on with the article.
 */
function isNextStory(lines: readonly Line[], block: Block, related: number, at: number, ended: boolean): boolean {
  if (ended) return true
  const story = stemsOf(textOf(lines, at, at + 2))
  const headline = lines[at - 1]
  if (!headline || at - 1 === related) return kinship(story, block.stems) < UNRELATED
  const told = stemsOf(headline.text)
  return shareOf(told, story) >= 0.4 && shareOf(told, story) > shareOf(told, block.stems)
}

/** Two parts of one article have more in common than this in 98 of 100 news pages, parts of two in 20 of 100. */
const UNRELATED = 0.09

/** Parts that a page has put something between are one article when they have this much in common. */
const RELATED = 0.16

/** Later text is the article, and what stands before it a page's head, when it is so many times as long. */
const DWARFED = { onCleanPage: 0.25, otherwise: 0.4, cleanHead: 25 }

/** The block that is the article, with the parts of it that something was put between. Null when there is no text. */
export function mainBlock(lines: readonly Line[], blocks: readonly Block[]): Block | null {
  const longest = Math.max(0, ...blocks.map(weightOf))
  const largest = blocks.findIndex((block) => weightOf(block) === longest)
  const earlier = blocks.slice(0, largest).findIndex((block, at) => {
    const share = block.from < DWARFED.cleanHead ? DWARFED.onCleanPage : DWARFED.otherwise
    return weightOf(block) >= share * longest && blocks[at + 1]?.broken !== 'gap'
  })
  const at = earlier >= 0 ? earlier : largest
  const main = blocks[at]
  if (!main) return null
  let { from, to } = main
  for (let next = at + 1; isPartOf(main, blocks[next], blocks[next]); next++) to = blocks[next]?.to ?? to
  for (let next = at - 1; isPartOf(main, blocks[next], blocks[next + 1]); next--) from = blocks[next]?.from ?? from
  return { ...main, from, to: lastOfStory(lines, from, to) }
}

/** Its characters, the fewer the more lines between them are no text: a list of teasers is long, but thin. */
function weightOf({ from, to, characters, prose }: Block): number {
  return (characters * prose) / (to - from + 1)
}

function isPartOf(main: Block, part: Block | undefined, later: Block | undefined): boolean {
  return part !== undefined && later?.broken === 'gap' && kinship(part.stems, main.stems) >= RELATED
}

/** The fewest characters that make a story of their own. */
const SHORTEST_STORY = 400

/** A page has no more headings than this that speak of nothing in it; further ones are not looked into. */
const MOST_SUSPECTS = 30

/** Where the article ends when another is glued to it unannounced: below a headline that has nothing to do with it. */
function lastOfStory(lines: readonly Line[], from: number, to: number): number {
  const article = new Set<string>()
  let characters = 0
  let last = from
  let suspects = 0
  for (let at = from; at < to && suspects < MOST_SUSPECTS; at++) {
    const line = lines[at] as Line
    if (isProse(line)) {
      if (characters < TELLING) for (const stem of stemsOf(line.text)) article.add(stem)
      characters += line.text.length
      last = at
      continue
    }
    if (line.sign !== null || line.words < 4 || characters < SHORTEST_STORY) continue
    const dated = isTimeLine(lines[at + 1])
    const below = at + (dated ? 2 : 1)
    if (below > to || !isProse(lines[below] as Line)) continue
    if (shareOf(stemsOf(line.text), article) > (dated ? 0.34 : 0.1)) continue
    suspects++
    const story = textOf(lines, below, to)
    const kin = kinship(stemsOf(story), article)
    if (dated ? kin < RELATED : story.length >= SHORTEST_STORY && kin < UNRELATED) return last
  }
  return to
}

/** A headline with a date of its own under it begins a story even where both speak of the same country. */
function isTimeLine(line: Line | undefined): boolean {
  if (!line || line.words > 12 || !/\p{N}/u.test(line.text)) return false
  const { stamps, strangers } = stampsOf(line.text, 'day')
  return strangers === 0 && stamps.some(({ moment }) => moment !== null)
}

function textOf(lines: readonly Line[], from: number, to: number): string {
  const own = lines.slice(from, to + 1).filter(({ sign }) => sign === null)
  return own.map(({ text }) => text).join('\n')
}
