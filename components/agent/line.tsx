import { useTranslations } from 'next-intl'
import type { AgentFound } from '../../db/queries/desk-agents'
import type { Locale } from '../../domain/locale'
import { countryName } from '../../i18n/languages'
import { Words } from '../ui/prose'
import { nameOf } from './name'

/** An agent in the desk's list: what it is called, what it is, and how many names it goes by. */
export function AgentLine({ agent, locale }: { agent: AgentFound; locale: Locale }) {
  const [t, kind] = [useTranslations('agents'), useTranslations('agentKind')]
  const shown = nameOf(agent, agent.id, locale)
  return (
    <li className="flex flex-wrap items-baseline gap-x-6 gap-y-1 py-3">
      <a href={`/${locale}/desk/agents/${agent.id}`} className="text-ink">
        <Words language={shown.language}>{shown.name}</Words>
      </a>
      <span className="font-label text-soft text-sm">
        {kind(agent.kind)}
        {agent.country && ` · ${countryName(agent.country, locale)}`}
      </span>
      <span className="font-label text-soft text-sm">{t('count', { names: agent.names.length })}</span>
    </li>
  )
}
