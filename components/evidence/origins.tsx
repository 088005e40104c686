import { useTranslations } from 'next-intl'
import type { Agent } from '../../db/queries/agents'
import type { Speaker } from '../../domain/evidence'
import type { Locale } from '../../domain/locale'
import { AgentName } from '../agent/name'

type Props = { agents: Readonly<Record<string, Agent>>; locale: Locale }

/** Whose word something is: an agent, or the unnamed people who spoke to it. */
export function SpeakerName({ speaker, agents, locale }: Props & { speaker: Speaker }) {
  const t = useTranslations('event')
  const name = <AgentName agents={agents} id={speaker.agent} locale={locale} />
  return speaker.unnamed ? t.rich('unnamed', { name: () => name }) : name
}
