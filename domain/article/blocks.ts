import { isProse, type Line } from './lines'
import { kinship, stemsOf } from './topic'

/** A stretch of running text: lines `from` to `to`, both prose; `broken` says why it is not one with the one before. */
export type Block = {
  from: number
  to: number
  characters: number
  broken: 'gap' | 'end' | 'next_story'
  stems: Set<string>
}

/** So many lines that are no text between two that are, and the page has gone on to something else. */
const WIDEST_GAP = 6

/** Before this much text nothing on a page has ended yet: its comments button stands above the article. */
const ENOUGH_TEXT = 200

/** The stretches of running text of a page, up to what readers wrote under it. */
export function blocksOf(lines: readonly Line[], prose: (line: Line) => boolean): Block[] {
  const blocks: Block[] = []
  let gap = 0
  let ended = false
  let related = -1
  for (const [at, line] of lines.entries()) {
    const block = blocks.at(-1)
    const enough = (block?.characters ?? 0) >= ENOUGH_TEXT
    if (line.sign === 'comments' && enough) break
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
      for (const stem of stemsOf(line.text)) block.stems.add(stem)
    } else {
      const broken = nextStory ? 'next_story' : ended ? 'end' : 'gap'
      blocks.push({ from: at, to: at, characters: line.text.length, broken, stems: stemsOf(line.text) })
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
  return kinship(told, story) >= 0.4 && kinship(told, story) > kinship(told, block.stems)
}

/** Two parts of one article share more of their words than this; measured on news pages. */
const UNRELATED = 0.12

/** The block that is the article: the first that is not dwarfed by a later one. Null when nothing is running text. */
export function mainBlock(lines: readonly Line[], blocks: readonly Block[]): Block | null {
  const longest = Math.max(0, ...blocks.map(({ characters }) => characters))
  const at = blocks.findIndex(({ from, to, characters }) => characters >= (to > from ? 0.25 : 0.5) * longest)
  const main = blocks[at]
  if (!main) return null
  let to = main.to
  for (const block of blocks.slice(at + 1)) {
    if (block.broken !== 'gap') break
    if (kinship(block.stems, main.stems) < 2.5 * UNRELATED) break
    to = block.to
  }
  return { ...main, to: lastOfStory(lines, main.from, to) }
}

/** The fewest characters that make a story of their own. */
const SHORTEST_STORY = 250

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
      for (const stem of stemsOf(line.text)) article.add(stem)
      characters += line.text.length
      last = at
      continue
    }
    if (line.sign !== null || line.words < 4 || characters < SHORTEST_STORY || !isProse(lines[at + 1] as Line)) continue
    if (kinship(stemsOf(line.text), article) > 0.1) continue
    suspects++
    const below = textOf(lines, at + 1, to)
    if (below.length >= SHORTEST_STORY && kinship(stemsOf(below), article) < UNRELATED) return last
  }
  return to
}

function textOf(lines: readonly Line[], from: number, to: number): string {
  const own = lines.slice(from, to + 1).filter(({ sign }) => sign === null)
  return own.map(({ text }) => text).join('\n')
}
