import { areMedia, type Voice } from '../frame'
import type { Named } from '../scene'
import { EN } from '../words/english'

/** What a kind word (newspaper, agency) makes of the name beside it. */
export const ENGLISH_CLASS = (word: string): string | null => EN.kinds.get(word) ?? null

export type AgentVoice = Extract<Voice, { who: 'agent' }>

export function asAgent(named: Named | undefined): AgentVoice | null {
  if (!named || named.several || named.ordinary) return null
  return { who: 'agent', agents: named.agents, class: named.class, a: named.a, b: named.b }
}

export function mayCarry(voice: Voice): boolean {
  return voice.who === 'agent' ? areMedia(voice.agents) : voice.who === 'again' || voice.who === 'self'
}

export function sameVoice(one: Voice | null, other: Voice | null): boolean {
  return one?.who === 'agent' && other?.who === 'agent' && one.agents[0] === other.agents[0]
}
