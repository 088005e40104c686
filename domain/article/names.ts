import { type Agent, findAgentByDistinctName, findAgentByName, LONGEST_NAME } from '../agents/agents'

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

/** The agents that a line names when one of its parts is nothing but a name; publishers only, no institutions. */
export function publishersNamed(text: string): Agent[] {
  const whole = findAgentByName(text)
  const agents = whole ? [whole] : partsOf(text).map(findAgentByName)
  return unique(agents.filter((agent) => agent?.kind === 'outlet' || agent?.kind === 'agency'))
}

/** Whether a text is nothing but the distinct name of an outlet or agency. */
export function isPublisherName(text: string): boolean {
  const agent = findAgentByDistinctName(text)
  return agent?.kind === 'outlet' || agent?.kind === 'agency'
}

/** The agents whose distinct names stand anywhere among a short line's words. */
export function agentsAmong(text: string): Agent[] {
  const words = text
    .split(/[\s|•·,،()©:]+/)
    .filter(Boolean)
    .slice(0, 40)
  const found: (Agent | null)[] = []
  for (let from = 0; from < words.length; from++) {
    for (let count = Math.min(LONGEST_NAME, words.length - from); count > 0; count--) {
      const agent = findAgentByDistinctName(words.slice(from, from + count).join(' '))
      if (!agent) continue
      found.push(agent)
      from += count - 1
      break
    }
  }
  return unique(found)
}

function unique(agents: readonly (Agent | null)[]): Agent[] {
  return [...new Set(agents.filter((agent): agent is Agent => agent !== null))]
}
