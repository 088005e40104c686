import type { AgentKind } from '../agent'
import authority from './authority.json'

/** `ordinary`: the name is also an everyday word, and means the agent only where something marks it as a name. */
export type AgentName = { language: string; name: string; ordinary?: boolean }

export type Agent = { id: string; kind: AgentKind; country: string | null; names: readonly AgentName[] }

/** A line of the authority file: an agent, its names by language, and which of them are everyday words too. */
type Line = { id: string; kind: AgentKind; country: string | null; ordinary?: string[] } & {
  [language: string]: string[]
}

/** The agents that readers of this region meet first; of the names in one language the first is the one displayed. */
export const AUTHORITY: readonly Agent[] = (authority as unknown as Line[]).map(
  ({ id, kind, country, ordinary = [], ...names }) => ({
    id,
    kind,
    country,
    names: Object.entries(names).flatMap(([language, spellings]) =>
      spellings.map((name) => ({ language, name, ...(ordinary.includes(name) && { ordinary: true }) })),
    ),
  }),
)

const BY_ID: ReadonlyMap<string, Agent> = new Map(AUTHORITY.map((agent) => [agent.id, agent]))

export function findAgent(id: string): Agent | null {
  return BY_ID.get(id) ?? null
}

/** The name to show in a language, else in English, else whatever there is. */
export function agentName(agent: Agent, language: string): string {
  const inLanguage = (wanted: string) => agent.names.find((each) => each.language === wanted)?.name
  return inLanguage(language) ?? inLanguage('en') ?? agent.names[0]?.name ?? agent.id
}
