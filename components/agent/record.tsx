import { useTranslations } from 'next-intl'
import type { AgentPage } from '../../db/queries/agent'
import type { Locale } from '../../domain/locale'
import { momentIn } from '../../i18n/dates'
import { Told } from '../claim/text'
import { Words } from '../ui/prose'
import { Standing } from '../verdict/standing'

type Props = { agent: AgentPage; locale: Locale }

/** What it said, claim by claim, and how each claim stands now. */
export function SaidBy({ agent, locale }: Props) {
  const t = useTranslations('agent')
  const stance = useTranslations('stance')
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('said')}</h2>
      {agent.said.length === 0 && <p className="border-line border-t py-4 text-soft">{t('saidNothing')}</p>}
      {agent.said.map((each) => (
        <article key={each.id} className="space-y-2 border-line border-t py-4">
          <h3 className="font-normal text-base">
            <a
              href={`/${locale}/events/${each.slug}${each.position > 0 ? `#claim-${each.position}` : ''}`}
              className="text-ink"
            >
              <Told texts={each.text} locale={locale} />
            </a>
          </h3>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-2 font-label text-sm">
            <span>
              {stance(each.stance)}
              {each.unnamed && <span className="text-soft"> · {t('unnamedTo')}</span>}
            </span>
            <Standing verdict={each.verdict} state={each.state} />
          </p>
          <Words as="blockquote" className="border-edge border-s-2 ps-4 text-soft">
            {each.exact}
          </Words>
        </article>
      ))}
    </section>
  )
}

/** What it published that was captured here. */
export function PublishedBy({ agent, locale }: Props) {
  const t = useTranslations('agent')
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('published')}</h2>
      {agent.published.length === 0 && <p className="border-line border-t py-4 text-soft">{t('publishedNothing')}</p>}
      <ul>
        {agent.published.map((source) => (
          <li key={source.id} className="border-line border-t py-3">
            <a href={`/${locale}/sources/${source.id}`}>
              <Words language={source.language}>{source.title}</Words>
            </a>
            {source.published && (
              <span className="block font-label text-soft text-xs">{momentIn(locale, source.published)}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
