import { fold } from '../fold'
import authority from './authority.json'

export const AGENT_KINDS = ['outlet', 'agency', 'institution', 'person'] as const
export type AgentKind = (typeof AGENT_KINDS)[number]

/** `ordinary`: the name is also an everyday word, and means the agent only where something marks it as a name. */
export type AgentName = { language: string; name: string; ordinary?: boolean }

export type Agent = { id: string; kind: AgentKind; country: string | null; names: readonly AgentName[] }

/** The agents that readers of this region meet first; of the names in one language the first is the one displayed. */
export const AUTHORITY: readonly Agent[] = authority as Agent[]

/** What may stand before or behind a name and is no part of it. */
const BEFORE =
  /^(?:و?نقلا عن |صحيفه |جريده |مجله |وكاله انباء |وكاله |موقع |قناه |منصه |the |newspaper |daily |news agency )+/
const BEHIND =
  /(?: gazetesi| ajansi| haber ajansi| televizyonu| kanali| newspaper| daily| news agency| agency| website| للانباء)+$/
const ARTICLE = /^(?:ال|al[ -]|el[ -])(?=\S{2})/

const BY_SPELLING: ReadonlyMap<string, { agent: Agent; ordinary: boolean }> = new Map(
  AUTHORITY.flatMap((agent) =>
    agent.names.flatMap(({ name, ordinary = false }) =>
      spellings(name, !ordinary).map((key) => [key, { agent, ordinary }] as const),
    ),
  ).reverse(),
)

const BY_ID: ReadonlyMap<string, Agent> = new Map(AUTHORITY.map((agent) => [agent.id, agent]))

export function findAgent(id: string): Agent | null {
  return BY_ID.get(id) ?? null
}

/** The longest name in the authority file, in words: no longer run of words need be tried. */
export const LONGEST_NAME = Math.max(
  ...AUTHORITY.flatMap(({ names }) => names.map(({ name }) => plain(name).split(' ').length)),
)

/** The agent with this name in any spelling, kind word (صحيفة, gazetesi, news agency) and article aside; else null. */
export function findAgentByName(name: string): Agent | null {
  return find(name)?.agent ?? null
}

/** As `findAgentByName`, but an everyday word (الوطن, star, Türkiye) must have its kind word with it: for running text. */
export function findAgentByDistinctName(name: string): Agent | null {
  const found = find(name)
  return found?.distinct ? found.agent : null
}

/** The name to show in a language, else in English, else whatever there is. */
export function agentName(agent: Agent, language: string): string {
  const inLanguage = (wanted: string) => agent.names.find((each) => each.language === wanted)?.name
  return inLanguage(language) ?? inLanguage('en') ?? agent.names[0]?.name ?? agent.id
}

function find(name: string): { agent: Agent; distinct: boolean } | null {
  if (name.length > 100) return null
  const hasKindWord = withoutKind(plain(name)) !== plain(name)
  for (const key of spellings(name)) {
    const found = BY_SPELLING.get(key)
    if (found) return { agent: found.agent, distinct: hasKindWord || !found.ordinary }
  }
  return null
}

/** A name as it stands, without its kind word, and without its article too: الصباح is not Sabah, جزيرة is الجزيرة. */
function spellings(name: string, looseArticle = false): string[] {
  const whole = plain(name)
  const bare = withoutKind(whole)
  const loose = looseArticle && bare === whole ? [bare.replace(ARTICLE, '')] : []
  return [...new Set([whole, bare, ...loose])].filter((key) => key.length > 1)
}

function withoutKind(plainName: string): string {
  return plainName.replace(BEFORE, '').replace(BEHIND, '')
}

function plain(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
