import { type Agent, findAgent } from '../agents/agents'
import { AUTHORITY_INDEX } from '../agents/index-names'

const SEPARATORS =
  /\s+[-–—ـ|•·/]\s*|\s*[|•·/()،,+&«»"“”]\s*|\s*[–—]\s*|(?<=\p{L})\s*-\s+|(?<=\p{Script=Arabic})-(?=\p{Script=Arabic})|\s+و(?=وكال)|(?<=^by|ترجمة|خاص):?\s+/iu

/** The parts of a short line that signs keep apart: `تلفزيون سوريا ـ إسطنبول` has two. */
export function partsOf(text: string): string[] {
  return text
    .split(SEPARATORS)
    .flatMap((part) => part.split(/\s*:\s*/))
    .map((part) => part.trim())
    .filter(Boolean)
}

/** The one agent with this name; null where it is nobody's, or several agents claim it. */
export function agentNamed(name: string): Agent | null {
  const [id, another] = AUTHORITY_INDEX.findSpelled(name)
  return id && !another ? findAgent(id) : null
}

/** The agents that a line names when one of its parts is nothing but a name; publishers only, no institutions. */
export function publishersNamed(text: string): Agent[] {
  const whole = agentNamed(text)
  const agents = whole ? [whole] : partsOf(text).map(agentNamed)
  return unique(agents.filter((agent) => agent?.kind === 'outlet' || agent?.kind === 'agency'))
}

/** Whether a text is nothing but the distinct name of an outlet or agency. */
export function isPublisherName(text: string): boolean {
  const named = publishersNamed(text)
  return named.length > 0 && agentsAmong(text).some((agent) => named.includes(agent))
}

/** More of a line than this says nothing of whose it is. */
const LONGEST_LINE = 400

/** The agents whose distinct names stand anywhere in a short line. */
export function agentsAmong(text: string): Agent[] {
  const mentions = AUTHORITY_INDEX.mentionsIn(text.slice(0, LONGEST_LINE))
  return unique(
    mentions
      .filter(({ agents, ordinary, marked }) => agents.length === 1 && (marked || !ordinary))
      .map(({ agents }) => findAgent(agents[0] as string)),
  )
}

function unique(agents: readonly (Agent | null)[]): Agent[] {
  return [...new Set(agents.filter((agent): agent is Agent => agent !== null))]
}
