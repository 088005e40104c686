import type { AgentIndex } from '../../agents/index-names'
import { PORTFOLIOS } from './words/portfolios'

/** The ministry of a country for a portfolio (`foreign`, `defence` …), asked by its English names; null when unknown. */
export function ministryOf(country: string, portfolio: string, agents: AgentIndex): string | null {
  for (const pattern of PORTFOLIOS.get(portfolio) ?? []) {
    const [agent, other] = agents.find(pattern.replace('{country}', country))
    if (agent && !other) return agent
  }
  return null
}
