import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { PassedOn } from '../../db/queries/passed-on'
import type { Locale } from '../../domain/locale'
import { dayIn, momentIn } from '../../i18n/dates'
import { AgentName } from '../agent/name'
import { Handle, Words } from '../ui/prose'
import { Whose } from './passed-on'

type Props = { passedOn: PassedOn; locale: Locale }

/** Whose report a source relays, who relays it, and what elsewhere goes back to it. */
export function Relations({ passedOn, locale }: Props) {
  const t = useTranslations('source')
  const { relays, relayedBy, linked } = passedOn
  if (relays.length + relayedBy.length + linked.length === 0) return null
  return (
    <section className="space-y-6">
      <h2 className="text-lg">{t('relations')}</h2>
      <Group title={t('relays')} of={relays.length}>
        {relays.map((each) => (
          <Line key={each.earlier} id={each.earlier} passedOn={passedOn} locale={locale}>
            <Judged of={each} locale={locale} />
          </Line>
        ))}
      </Group>
      <Group title={t('relayedBy')} of={relayedBy.length}>
        {relayedBy.map((each) => (
          <Line key={each.source} id={each.source} passedOn={passedOn} locale={locale}>
            <Judged of={each} locale={locale} />
          </Line>
        ))}
      </Group>
      <Group title={t('linked')} of={linked.length}>
        {linked.map((citation) => (
          <Line
            key={citation.id}
            id={citation.source}
            at={`#citation-${citation.id}`}
            passedOn={passedOn}
            locale={locale}
          >
            <Whose citation={citation} passedOn={passedOn} locale={locale} />
          </Line>
        ))}
      </Group>
    </section>
  )
}

function Group({ title, of, children }: { title: string; of: number; children: ReactNode }) {
  if (of === 0) return null
  return (
    <div>
      <h3 className="font-label font-medium text-sm">{title}</h3>
      <ul className="mt-2">{children}</ul>
    </div>
  )
}

function Line({ id, at = '', passedOn, locale, children }: Props & { id: string; at?: string; children: ReactNode }) {
  const source = passedOn.sources.find((each) => each.id === id)
  return (
    <li className="space-y-1 border-line border-t py-3">
      <a href={`/${locale}/sources/${id}${at}`}>
        <Words language={source?.language}>{source?.title ?? id}</Words>
      </a>
      <p className="flex flex-wrap gap-x-3 font-label text-soft text-xs">
        {source?.publisher && <AgentName agents={passedOn.agents} id={source.publisher} locale={locale} />}
        {source?.published && <span>{momentIn(locale, source.published)}</span>}
        <span>{children}</span>
      </p>
    </li>
  )
}

function Judged({ of: { by, at }, locale }: { of: { by: string | null; at: Date }; locale: Locale }) {
  const t = useTranslations('source')
  const former = useTranslations('event')('former')
  return t.rich('judged', { who: '', date: dayIn(locale, at), bdi: () => <Handle handle={by} former={former} /> })
}
