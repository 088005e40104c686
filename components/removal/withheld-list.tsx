import { useTranslations } from 'next-intl'
import type { WithheldLine } from '../../db/queries/removals'
import type { Locale } from '../../domain/locale'
import { parseName, type WithholdingCode } from '../../domain/removal'
import { Handle } from '../ui/prose'
import { Time } from '../ui/time'

/** What is withheld, or was: what it is, why, since when, and by whose two hands. */
export function WithheldList({ items, locale }: { items: readonly WithheldLine[]; locale: Locale }) {
  const t = useTranslations('gone')
  return (
    <ul className="divide-y divide-line border-line border-y font-label text-sm">
      {items.map((item) => (
        <li key={item.id} id={`withheld-${item.number}`} className="space-y-1 py-3">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-medium">{t('number', { number: item.number })}</span>
            <span>{t(`thing.${parseName(item.about)?.thing ?? 'source'}`)}</span>
            <span className="inline-block first-letter:uppercase">{t(`because.${item.code as WithholdingCode}`)}</span>
          </p>
          <p className="text-soft text-xs">
            {t.rich('hands', {
              since: () => <Time at={item.since} locale={locale} />,
              proposer: () => <Handle handle={item.proposedBy} former={t('former')} />,
              approver: () => <Handle handle={item.approvedBy} former={t('former')} />,
            })}
          </p>
          {item.shownAt && (
            <p className="text-soft text-xs">
              {t.rich('shownAgain', { date: () => <Time at={item.shownAt as Date} locale={locale} /> })}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
