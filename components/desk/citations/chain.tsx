import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { plainWords } from '../../ui/gone'
import { AgentName } from '../agent-name'
import { agentIn, type Desk } from '../desk'

/** Whose word a passage passes on, and through whom it came, the nearest first. */
export type Told = { agent: string | null; unnamed: boolean; via: readonly string[] }

/** A chain in words: unnamed people to Aydınlık, by way of Sputnik. */
export function Chain({ told, desk }: { told: Told; desk: Desk }) {
  const t = useTranslations('desk.citations')
  const agent = (id: string) => () => <AgentName desk={desk} id={id} />
  const who = () => t.rich(whoseWord(told), { agent: told.agent ? agent(told.agent) : () => null })
  // As the word travelled: from whoever had it first to whoever the source has it from.
  const via = () =>
    told.via.reduceRight<ReactNode>(
      (before, id) => (before ? t.rich('then', { before: () => before, after: agent(id) }) : agent(id)()),
      null,
    )
  return told.via.length > 0 ? t.rich('byWayOf', { who, via }) : who()
}

/** The same as a plain line of text, each name kept apart from the direction of what is around it. */
export function useChainText(desk: Desk): (told: Told) => string {
  const [t, gone] = [useTranslations('desk.citations'), useTranslations('gone')]
  const agent = (id: string) => () => `\u2068${plainWords(agentIn(desk, id).name, gone)}\u2069`
  return (told) => {
    const who = () => t.markup(whoseWord(told), { agent: told.agent ? agent(told.agent) : () => '' })
    const via = () =>
      told.via.reduceRight(
        (before, id) => (before ? t.markup('then', { before: () => before, after: agent(id) }) : agent(id)()),
        '',
      )
    return told.via.length > 0 ? t.markup('byWayOf', { who, via }) : who()
  }
}

function whoseWord({ agent, unnamed }: Told): 'named' | 'unnamedTo' | 'unnamed' {
  if (agent === null) return 'unnamed'
  return unnamed ? 'unnamedTo' : 'named'
}
