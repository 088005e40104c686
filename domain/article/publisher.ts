import { type Agent, findAgent } from '../agents/agents'
import type { Dateline } from './dateline'
import type { Line } from './lines'
import { agentsAmong, partsOf, publishersNamed } from './names'
import type { NullReason, PublisherBasis } from './reading'
import { labelOf } from './signs'
import { PLACES, wordsOf, ZONES } from './words/lexicon'

export type Named = { publisher: string | null; basis: PublisherBasis | null; reason: NullReason | null }

/** What the page offers: lines that are no text, the lines behind a source label, and the report's dateline. */
export type Hints = {
  /** Lines that name the site itself: rights, the tail of the page's title. */
  site: readonly string[]
  bylines: readonly string[]
  credits: readonly string[]
  dateline: Dateline | null
}

/**
 * Whose page this is, as far as the page says: the site's own lines, else the byline, else the credit or dateline, an
 * outlet before the agency it took the report from. Two outlets that contradict each other are nobody.
 */
export function publisherOf({ site, bylines, credits, dateline }: Hints): Named {
  const credited = credits.flatMap(publishersNamed)
  const dated = (dateline?.agents ?? []).map(findAgent)
  const offers: [PublisherBasis, Agent[]][] = [
    ['site', site.flatMap(agentsAmong)],
    ['byline', bylines.flatMap(bylineNames)],
    ['credited', outletsFirst([...credited, ...dated])],
  ]
  for (const [basis, agents] of offers) {
    const [agent, ...others] = new Set(agents)
    if (!agent) continue
    if (others.some((other) => other.kind === agent.kind))
      return { publisher: null, basis: null, reason: 'several_named' }
    const fromDateline = basis === 'credited' && !credited.includes(agent)
    return { publisher: agent.id, basis: fromDateline ? 'dateline' : basis, reason: null }
  }
  const named = credits.length > 0 || dateline?.unknownName
  return { publisher: null, basis: null, reason: named ? 'unknown_name' : 'not_in_text' }
}

/** Whom a byline names: a part of it that is nothing but a name, else a distinct name in it (`By Reuters staff`). */
function bylineNames(text: string): Agent[] {
  const named = publishersNamed(text)
  return named.length > 0 ? named : agentsAmong(text)
}

function outletsFirst(agents: readonly (Agent | null)[]): Agent[] {
  const known = agents.filter((agent): agent is Agent => agent !== null)
  return [...known.filter(({ kind }) => kind === 'outlet'), ...known.filter(({ kind }) => kind !== 'outlet')]
}

/** What a source line credits: the words behind its label. */
export function creditOf(line: Line): string {
  const label = labelOf(line.text)
  return label ? line.text.slice(line.text.indexOf(label) + label.length).replace(/^\s*[:：|]\s*/, '') : line.text
}

/**
 * Whether a line says nothing but who publishes, and perhaps from where: `عنب بلدي - دمشق`, `ANKARA - Anadolu Agency`.
 * An everyday word does so only beside a place: الشرق الأوسط alone is a section.
 */
export function isPublisherLine({ text, words }: Line): boolean {
  if (words > 9 || publishersNamed(text).length === 0) return false
  const others = partsOf(text).filter((part) => publishersNamed(part).length === 0)
  if (others.length > 1 || wordsOf(others[0] ?? '').length > 3) return false
  return agentsAmong(text).length > 0 || others.some(isPlace)
}

function isPlace(text: string): boolean {
  const words = wordsOf(text).join(' ')
  return PLACES.has(words) || ZONES.has(words)
}
