import { useTranslations } from 'next-intl'
import type { AgentPage } from '../../db/queries/agent'
import type { Locale } from '../../domain/locale'
import { momentIn } from '../../i18n/dates'
import { InlineList } from '../ui/list'
import { Words } from '../ui/prose'
import { AgentName } from './name'

type Props = { agent: AgentPage; locale: Locale }

/** The captured pages that pass on what it said, and what they do with it. */
export function QuotedIn({ agent, locale }: Props) {
  const [t, acts] = [useTranslations('agent'), useTranslations('act')]
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('quotedIn')}</h2>
      {agent.quotedIn.length === 0 && <p className="border-line border-t py-4 text-soft">{t('quotedNowhere')}</p>}
      <ul>
        {agent.quotedIn.map((source) => (
          <li key={source.id} className="border-line border-t py-3">
            <a href={`/${locale}/sources/${source.id}`}>
              <Words language={source.language}>{source.title}</Words>
            </a>
            <span className="block font-label text-soft text-xs">
              {source.publisher && (
                <>
                  <AgentName agents={agent.agents} id={source.publisher} locale={locale} />
                  {' · '}
                </>
              )}
              {source.published && `${momentIn(locale, source.published)} · `}
              {source.through ? (
                t('through')
              ) : (
                <InlineList locale={locale} items={source.acts.map((act) => acts(act))} />
              )}
              {source.unnamed && ` · ${t('unnamedTo')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whom its own pages have their reports from. */
export function ReliesOn({ agent, locale }: Props) {
  const t = useTranslations('agent')
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('reliesOn')}</h2>
      {agent.reliesOn.length === 0 && <p className="border-line border-t py-4 text-soft">{t('reliesOnNobody')}</p>}
      <ul>
        {agent.reliesOn.map((each) => (
          <li key={each.agent} className="flex flex-wrap items-baseline gap-x-4 border-line border-t py-3">
            <AgentName agents={agent.agents} id={each.agent} locale={locale} />
            <span className="font-label text-soft text-xs">
              {t('times', { times: each.times })}
              {each.unnamed > 0 && ` · ${t('timesUnnamed', { unnamed: each.unnamed })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
