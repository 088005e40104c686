import { useTranslations } from 'next-intl'
import type { Agent } from '../../db/queries/agents'
import type { Speaker } from '../../domain/evidence'
import type { Locale } from '../../domain/locale'
import { AgentName } from '../agent/name'
import { InlineList } from '../ui/list'

type Props = { agents: Readonly<Record<string, Agent>>; locale: Locale }

/** Whose word something is: an agent, or the unnamed people who spoke to it. */
export function SpeakerName({ speaker, agents, locale }: Props & { speaker: Speaker }) {
  const t = useTranslations('event')
  const name = <AgentName agents={agents} id={speaker.agent} locale={locale} />
  return speaker.unnamed ? t.rich('unnamed', { name: () => name }) : name
}

/** The one line that says who says so, from whom, and who denies it. */
export function OriginsLine({
  origins,
  ...rest
}: Props & { origins: { supports: readonly Speaker[]; denies: readonly Speaker[] } }) {
  const t = useTranslations('event')
  const list = (side: readonly Speaker[]) => () => (
    <InlineList
      locale={rest.locale}
      items={side.map((speaker) => <SpeakerName key={speaker.agent} speaker={speaker} {...rest} />)}
    />
  )
  const { supports, denies } = origins
  if (supports.length > 0 && denies.length > 0)
    return t.rich('lineBoth', { for: list(supports), against: list(denies) })
  if (supports.length > 0) return t.rich('lineFor', { for: list(supports) })
  if (denies.length > 0) return t.rich('lineAgainst', { against: list(denies) })
  return t('lineNone')
}
