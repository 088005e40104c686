import type { AgentIndex } from '../../agents/index-names'
import type { Voice } from './frame'
import { type Sentence, sentencesOf, type Token } from './sentences'

/** An agent named at a place: `ordinary` when nothing marks the everyday word as a name. */
export type Named = Extract<Voice, { who: 'agent' }> & {
  ordinary: boolean
  several: boolean
  name: number
  starts: number
}

/** A text laid out for reading: its tokens and sentences, and who is named where (by first token). */
export type Scene = {
  text: string
  tokens: Token[]
  sentences: Sentence[]
  named: Map<number, Named>
  agents: AgentIndex
  /** Last names of people who speak for an agent, as far as the text has been read. */
  people: Map<string, readonly string[]>
}

/** Lays a text out. `classOf` says what a kind word (صحيفة, agency, gazetesi) makes of the name beside it. */
export function sceneOf(
  text: string,
  agents: AgentIndex,
  abbreviations: ReadonlySet<string>,
  classOf: (word: string) => string | null,
): Scene {
  const { tokens, sentences } = sentencesOf(text, abbreviations)
  const named = new Map<number, Named>()
  let at = 0
  for (const mention of agents.mentionsIn(text)) {
    while (at < tokens.length && (tokens[at] as Token).end <= mention.from) at++
    let name = at
    while (name < tokens.length && (tokens[name] as Token).end <= mention.start) name++
    let b = name
    while (b < tokens.length && (tokens[b] as Token).start < mention.to) b++
    if (b <= name) continue
    const place = widened(tokens, Math.min(at, name), b, classOf)
    const around = tokens.slice(place.a, place.b).map(({ text }) => classOf(text))
    named.set(place.a, {
      who: 'agent',
      agents: mention.agents.slice(0, 1),
      class: around.find((each) => each !== null) ?? null,
      ...place,
      ordinary: mention.ordinary && !mention.marked,
      several: mention.agents.length > 1,
      name,
      starts: mention.start,
    })
  }
  return { text, tokens, sentences, named, agents, people: new Map() }
}

/** `TASS news agency`, `Anadolu haber ajansı`. */
const BEFORE_KIND = new Set(['news', 'haber', 'state', 'daily', 'tv', 'television'])
const OPENERS = new Set(['«', '"', '“', '„', '(', '[', '‘', "'"])
const CLOSERS = new Set(['»', '"', '”', '“', ')', ']', '’', "'"])

/** The name with the quotation marks or brackets around it and its kind word beside it. */
function widened(tokens: readonly Token[], a: number, b: number, classOf: (word: string) => string | null) {
  const place = { a, b }
  const text = (at: number) => tokens[at]?.text ?? ''
  // The apostrophe of `Şarku'l Avsat` opens nothing.
  const isOpen = tokens.slice(a, b).some(({ kind, text }) => kind === 'sign' && text !== "'" && OPENERS.has(text))
  if (OPENERS.has(text(a - 1)) && CLOSERS.has(text(b))) {
    place.a--
    place.b++
  } else if (isOpen && CLOSERS.has(text(b)) && !CLOSERS.has(text(b - 1))) place.b++
  if (classOf(text(place.a - 1)) && !classOf(text(place.a))) place.a--
  if (classOf(text(place.b))) place.b++
  else if (classOf(text(place.b + 1)) && BEFORE_KIND.has(text(place.b))) place.b += 2
  return place
}
