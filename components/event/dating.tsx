import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { EventPage } from '../../db/queries/event'
import type { Dating } from '../../domain/ledger'
import type { Locale } from '../../domain/locale'
import { spanIn } from '../../i18n/dates'
import { AgentName } from '../agent/name'
import { DisputedMark } from '../dispute/mark'
import { InlineList } from '../ui/list'
import { Words } from '../ui/prose'
import type { Entry } from './ledger'

type Props = { event: EventPage; entry: Entry; locale: Locale }

/** One dating: the time in the reader's calendar, whether another contradicts it, and every passage that gives it. */
export function DatingShown({ dating, ...rest }: Props & { dating: Dating }) {
  const t = useTranslations('ledger')
  const { event, entry, locale } = rest
  return (
    <li className={`border-s-4 ps-4 ${dating.disputed ? 'border-double border-ink' : 'border-line'}`}>
      <p className="text-lg">
        <time dateTime={dating.from}>{spanIn(locale, dating)}</time>
      </p>
      {dating.disputed && (
        <p className="font-label font-medium text-sm">
          <span aria-hidden="true">≠ </span>
          {t('disputed')}
        </p>
      )}
      <ul className="mt-2 space-y-2">
        {dating.rows.map(({ id, ground }) => (
          <li key={id}>
            <Given id={id} {...rest} />
            {ground && <Ground id={id} ground={ground} event={event} entry={entry} locale={locale} />}
          </li>
        ))}
      </ul>
    </li>
  )
}

/** Who gives a time, in which words, and where they stand. */
export function Given({ id, event, entry, locale }: Props & { id: string }) {
  const t = useTranslations('ledger')
  const row = entry.rows.find((each) => each.id === id)
  const source = row && event.sources.find((each) => each.id === row.source)
  if (!row) return null
  return (
    <div className="font-label text-sm">
      <span className="text-soft">
        <Giver event={event} source={row.source} locale={locale} />
        {': '}
      </span>
      <Words language={source?.language} className="font-read text-base">
        {row.exact}
      </Words>{' '}
      <a href={`/${locale}/sources/${row.source}#date-${id}`} className="text-xs">
        {t('inSource')}
      </a>
      <DisputedMark about={`date:${id}`} disputes={event.disputes} />
    </div>
  )
}

/** The publisher of a source, or the source by its title where nobody knows who published it. */
function Giver({ event, source: id, locale }: { event: EventPage; source: string; locale: Locale }): ReactNode {
  const source = event.sources.find((each) => each.id === id)
  if (source?.publisher) return <AgentName agents={event.agents} id={source.publisher} locale={locale} />
  return <Words language={source?.language}>{source?.title}</Words>
}

/** What a counted time is counted from, who dates that, and when: the sum can be done again. */
function Ground({ id, ground, event, entry, locale }: Props & { id: string; ground: Dating }) {
  const t = useTranslations('ledger')
  const counted = entry.rows.find((each) => each.id === id)?.countedFrom
  if (!counted) return null
  const { days, occasion } = counted
  const givers = [...new Set(ground.rows.map((row) => event.dates.find((date) => date.id === row.id)?.source ?? ''))]
  const names = givers.map((source) => <Giver key={source} event={event} source={source} locale={locale} />)
  return (
    <p className="font-label text-sm">
      <span aria-hidden="true">↳ </span>
      {t.rich('counted', {
        when: days > 0 ? 'after' : days < 0 ? 'before' : 'same',
        days: Math.abs(days),
        occasion: () => <OccasionName id={occasion} event={event} />,
        who: () => <InlineList locale={locale} items={names} />,
        ground: () => <time dateTime={ground.from}>{spanIn(locale, ground)}</time>,
      })}
    </p>
  )
}

/** Another happening by the name that a reviewer gave it; the event itself has none. */
export function OccasionName({ id, event }: { id: string | null; event: EventPage }) {
  const t = useTranslations('ledger')
  const occasion = event.occasions.find((each) => each.id === id)
  return occasion ? <Words language={occasion.language}>{occasion.name}</Words> : t('event')
}
