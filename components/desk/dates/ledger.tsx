import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { DeskEvent } from '../../../db/queries/desk-event'
import { spanIn } from '../../../i18n/dates'
import { Words } from '../../ui/prose'
import { AgentName } from '../agent-name'
import { type Desk, deskPath } from '../desk'
import { Fold } from '../paper'
import { OccasionName } from './told'

type Entry = DeskEvent['ledger'][number]
type Props = { event: DeskEvent; desk: Desk }

/** Every time that the sources give for the event, in short: by what it is the time of, side by side, and where they disagree. */
export function DeskLedger({ event, desk }: Props) {
  const t = useTranslations('desk.dates')
  const conflict = event.ledger.some(isDisputed) ? 'yes' : 'no'
  const count = event.dates.filter(({ active }) => active).length
  if (count === 0) return null
  return (
    <Fold words={t('ledger', { count, conflict })}>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[auto_1fr]">
        {event.ledger.map((entry) => (
          <Times key={`${entry.role} ${entry.occasion}`} entry={entry} event={event} desk={desk} />
        ))}
      </dl>
    </Fold>
  )
}

function isDisputed({ datings }: Entry): boolean {
  return datings.some(({ disputed }) => disputed)
}

function Times({ entry, event, desk }: Props & { entry: Entry }) {
  const [t, roles] = [useTranslations('ledger'), useTranslations('dateRole')]
  const open = entry.rows.filter(({ active, unresolved }) => active && unresolved)
  if (entry.datings.length + open.length === 0) return null
  const role = roles(entry.role)
  return (
    <div className="contents">
      <dt className="font-label text-sm">
        {entry.occasion === null
          ? role
          : t.rich('ofOccasion', {
              role,
              occasion: () => <OccasionName id={entry.occasion} occasions={event.occasions} />,
            })}
        {isDisputed(entry) && (
          <strong className="block text-unverified">
            <span aria-hidden="true">≠ </span>
            {t('conflict')}
          </strong>
        )}
      </dt>
      <dd className="min-w-0 space-y-1 font-label text-sm">
        {entry.datings.map((dating) => (
          <p key={`${dating.from} ${dating.until} ${dating.zone}`}>
            <time dateTime={dating.from} className="font-medium">
              {spanIn(desk.locale, dating)}
            </time>
            {': '}
            {dating.rows.map(({ id }, at) => (
              <span key={id}>
                {at > 0 && ' · '}
                <Giver row={entry.rows.find((row) => row.id === id)} event={event} desk={desk} />
              </span>
            ))}
          </p>
        ))}
        {open.map((row) => (
          <p key={row.id}>
            <Giver row={row} event={event} desk={desk} />: {t(row.unresolved ?? 'undated')}
          </p>
        ))}
      </dd>
    </div>
  )
}

/** Whose page gives a time, leading to the page at the desk, where it can be taken back. */
function Giver({ row, event, desk }: Props & { row: Entry['rows'][number] | undefined }) {
  const source = event.sources.find(({ id }) => id === row?.source)
  if (!source) return null
  return (
    <Link href={`${deskPath(desk, { source: source.id })}#times`} prefetch={false}>
      {source.publisher ? (
        <AgentName desk={desk} id={source.publisher} />
      ) : (
        <Words language={source.language}>{source.title}</Words>
      )}
    </Link>
  )
}
