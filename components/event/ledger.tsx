import { useTranslations } from 'next-intl'
import type { EventPage } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { WhyGone } from '../dispute/excluded'
import { Handle, Words } from '../ui/prose'
import { DatingShown, Given, OccasionName } from './dating'

export type Entry = EventPage['ledger'][number]
type Props = { event: EventPage; locale: Locale }

/** All times that the sources give, by what they are the times of: side by side, and none of them overwritten. */
export function Ledger({ event, locale }: Props) {
  return (
    <div className="space-y-8">
      {event.ledger.map((entry) => (
        <EntryShown key={`${entry.role}${entry.occasion}`} entry={entry} event={event} locale={locale} />
      ))}
      <WithdrawnDates event={event} />
    </div>
  )
}

function EntryShown({ entry, event, locale }: Props & { entry: Entry }) {
  const t = useTranslations('ledger')
  const role = useTranslations('dateRole')(entry.role)
  const disputed = entry.datings.some((dating) => dating.disputed)
  const open = entry.rows.filter((row) => row.active && row.unresolved)
  if (entry.datings.length + open.length === 0) return null
  return (
    <section className="space-y-3 border-line border-t pt-3">
      <h3 className="flex flex-wrap items-baseline gap-x-4 font-label font-medium text-sm">
        <span>
          {entry.occasion === null
            ? role
            : t.rich('ofOccasion', { role, occasion: () => <OccasionName id={entry.occasion} event={event} /> })}
        </span>
        {disputed && (
          <strong className="border border-ink px-2 font-medium">
            <span aria-hidden="true">≠ </span>
            {t('conflict')}
          </strong>
        )}
      </h3>
      <ul className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
        {entry.datings.map((dating) => (
          <DatingShown
            key={`${dating.from}${dating.until}${dating.zone}`}
            dating={dating}
            entry={entry}
            event={event}
            locale={locale}
          />
        ))}
        {open.map((row) => (
          <li key={row.id} className="border-edge border-s-4 border-dotted ps-4">
            <p className="font-label text-sm">
              <span aria-hidden="true">? </span>
              {t(row.unresolved ?? 'undated')}
            </p>
            <div className="mt-2">
              <Given id={row.id} event={event} entry={entry} locale={locale} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A date that was taken back stays in sight, with the reason, and counts for nothing. */
function WithdrawnDates({ event }: { event: EventPage }) {
  const t = useTranslations('ledger')
  const former = useTranslations('event')('former')
  const withdrawn = event.dates.filter((date) => date.withdrawn)
  if (withdrawn.length === 0) return null
  return (
    <details className="font-label text-sm">
      <summary className="min-h-8 w-fit text-soft">{t('withdrawnTitle', { count: withdrawn.length })}</summary>
      <ul className="mt-2 space-y-2 border-line border-s-2 ps-4">
        {withdrawn.map((date) => (
          <li key={date.id}>
            <Words language={event.sources.find(({ id }) => id === date.source)?.language}>
              <del>{date.exact}</del>
            </Words>{' '}
            {date.withdrawn && (
              <WhyGone withdrawn={date.withdrawn}>
                {(by, reason) =>
                  t.rich('withdrawn', {
                    who: '',
                    bdi: () => <Handle handle={by} former={former} />,
                    reason: () => <Words>{reason}</Words>,
                  })
                }
              </WhyGone>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
