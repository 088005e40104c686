import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { EventPage } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { instantIn, momentIn, stretchIn } from '../../i18n/dates'
import { AgentName } from '../agent/name'
import { Ledger } from './ledger'

/** Every date of the event, kept apart by what it is the date of: as the sources give it, as they appeared, and here. */
export function Dates({ event, locale }: { event: EventPage; locale: Locale }) {
  const t = useTranslations('event')
  const name = (id: string | null) => () =>
    id ? <AgentName agents={event.agents} id={id} locale={locale} /> : <span>–</span>
  const { time, sources, claims, openedAt, updatedAt } = event
  const settledAt = claims[0]?.settledAt
  const rows: [key: string, label: ReactNode, date: string][] = [
    ...(time ? [row('happened', t('happened'), stretchIn(locale, { ...time, zone: null }, time.until))] : []),
    ...sources.flatMap(({ id, publisher, published, updated }) => [
      ...(published
        ? [row(`p${id}`, t.rich('publishedOn', { name: name(publisher) }), momentIn(locale, published))]
        : []),
      ...(updated ? [row(`u${id}`, t.rich('updatedOn', { name: name(publisher) }), momentIn(locale, updated))] : []),
    ]),
    row('opened', t('opened'), instantIn(locale, openedAt)),
    ...(settledAt ? [row('settled', t('settledOn'), instantIn(locale, settledAt))] : []),
    row('changed', t('changed', { date: '' }).trim(), instantIn(locale, updatedAt)),
  ]
  return (
    <section id="dates" className="space-y-8">
      <h2 className="text-lg">{t('dates')}</h2>
      <Ledger event={event} locale={locale} />
      <dl className="font-label text-sm">
        {rows.map(([key, label, date]) => (
          <div key={key} className="grid gap-x-6 border-line border-t py-2 sm:grid-cols-[16rem_1fr]">
            <dt className="text-soft">{label}</dt>
            <dd>{date}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function row(key: string, label: ReactNode, date: string): [string, ReactNode, string] {
  return [key, label, date]
}
