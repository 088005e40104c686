import type { GoldCitation } from '../../../domain/article/gold/gold'
import type { Citation } from '../../../domain/article/reading'
import { pair, type Tally } from './score'

/** What is asked of a citation, one question a column; each but the first asks for the agent too. */
export const QUESTIONS = {
  agent: ({ agent }) => [agent],
  unnamed: ({ agent, unnamed }) => [agent, unnamed],
  via: ({ agent, via }) => [agent, ...via],
  act: ({ agent, act }) => [agent, act],
  all: ({ agent, unnamed, via, act }) => [agent, unnamed, act, ...via],
} satisfies Record<string, (citation: Asked) => unknown[]>

type Asked = Pick<Citation, 'agent' | 'unnamed' | 'via' | 'act'>
export type Question = keyof typeof QUESTIONS
export const ASKED = Object.keys(QUESTIONS) as Question[]

export type Wanted = Omit<GoldCitation, 'relation'>

/** Whether a citation found answers one that was wanted, in its first reading or in another a careful person may give. */
function answers(question: Question, found: Asked, wanted: Wanted): boolean {
  const ask = QUESTIONS[question]
  const asked = JSON.stringify(ask(found))
  return [{}, ...(wanted.also ?? [])].some((other) => JSON.stringify(ask({ ...wanted, ...other })) === asked)
}

export function tallyOf(question: Question, found: readonly Citation[], wanted: readonly Wanted[]): Tally {
  const { pairs } = pair(found, wanted, (one, other) => answers(question, one, other))
  return { right: pairs.length, found: found.length, wanted: wanted.length }
}

/** The citations that were not found as wanted, and what was found in their place or beside them, a line each. */
export function missesOf(found: readonly Citation[], wanted: readonly Wanted[]): string[] {
  const whole = pair(found, wanted, (one, other) => answers('all', one, other))
  const near = pair(whole.extra, whole.missing, (one, other) => answers('agent', one, other))
  return [
    ...near.pairs.map(([one, other]) => `~ ${told(other)} read as ${told(one)}: ${one.exact}`),
    ...near.missing.map((each) => `- ${told(each)}: ${each.words}`),
    ...near.extra.map((each) => `+ ${told(each)}: ${each.exact}`),
  ]
}

function told({ agent, unnamed, via, act }: Asked): string {
  return `${agent ?? 'nobody known'}${unnamed ? ', unnamed' : ''}${via.map((each) => `, via ${each}`).join('')} ${act}`
}
