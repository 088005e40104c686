import { type Agent, AUTHORITY } from './agents'
import { type Claim, entriesOf, isWhole } from './claims'
import { cut } from './cut'
import { type Mention, mentionsAmong, type Names, placedAmong } from './mentions'
import { keyOfWords, phrases } from './phrases'
import { sounds } from './sounding'
import { dressed, termsAmong } from './terms'

export type { Mention } from './mentions'

export type AgentIndex = {
  /** The agents that go by a name: one, several that it is claimed by, or none. A name nobody entered is found by ear. */
  find(name: string): readonly string[]
  /** As `find`, but by entered spellings only: for words that need not be a name at all. */
  findSpelled(name: string): readonly string[]
  /** The names that stand in a text, in order, none inside another. Time: linear in the text. */
  mentionsIn(text: string): Mention[]
}

/** No name is longer, whatever is typed where one is asked for. */
const LONGEST_NAME = 200

/**
 * The index of these agents' names. It finds them in any spelling (case, diacritics, Arabic letters and particles, Turkish
 * endings), with what stands beside a name or without it, and by ear where a name is marked as one. An agent whose name
 * is an office of a nation (`Turkish Ministry of Defence`) is found by every way to name the office or its holder.
 */
export function indexAgents(agents: readonly Agent[]): AgentIndex {
  const spelled = phrases<Claim>()
  const heard = sounds()
  const holders = new Map<string, readonly string[]>()
  for (const agent of agents)
    for (const entry of entriesOf(agent)) {
      if ('office' in entry) {
        const others = holders.get(entry.office) ?? []
        if (!others.includes(agent.id)) holders.set(entry.office, [...others, agent.id])
      } else {
        spelled.add(entry.key, entry.claim)
        heard.add(entry.key, entry.claim)
      }
    }
  const names: Names = { spelled, heard, holders }
  return {
    find: (name) => find(names, name, true),
    findSpelled: (name) => find(names, name, false),
    mentionsIn: (text) => mentionsAmong(names, text).map(({ first, next, describes, ...mention }) => mention),
  }
}

/** The index of the authority file. */
export const AUTHORITY_INDEX: AgentIndex = indexAgents(AUTHORITY)

/**
 * Whose name this is, dress and all: by its spelling, else `byEar`. As it is seen first: an invisible character in a kind word, an
 * ending or a particle leaves pieces that are none.
 */
function find(names: Names, name: string, byEar: boolean): readonly string[] {
  if (name.length > LONGEST_NAME) return []
  const seen = name.replace(INVISIBLE, '')
  const written = seen === name ? [name] : [seen, name]
  for (const aloud of byEar ? [false, true] : [false])
    for (const each of written) {
      const found = findWritten(names, each, aloud)
      if (found.length > 0) return found
    }
  return []
}

const INVISIBLE = /\p{Cf}+/gu

function findWritten(names: Names, name: string, byEar: boolean): readonly string[] {
  const words = cut(name)
  const entered = names.spelled.get(keyOfWords(words)).filter(isWhole)
  if (entered.length > 0) return [...new Set(entered.map(({ id }) => id))]

  const terms = termsAmong(words)
  const from = dressed(terms, 0, 1)
  const next = dressed(terms, words.length, -1)
  const [mention, another] = placedAmong(names, name, terms, true)
  if (mention) return !another && mention.first <= from && mention.next >= next ? mention.agents : []
  if (!byEar || from >= next) return []
  return names.heard.like(keyOfWords(words.slice(from, next)), null).map(({ id }) => id)
}
