import { useTranslations } from 'next-intl'
import type { LogLine } from '../../db/queries/log'
import type { Locale } from '../../domain/locale'
import { Time } from '../ui/time'
import { About } from './about'
import { Who } from './who'

type Props = {
  entry: LogLine
  /** Whether it says so itself when it is of the demonstration. */
  marked: boolean
  locale: Locale
}

/** One entry of the log: its number, what happened, who did it, when, and what it is about. It leads to its proof. */
export function LogLineShown({ entry, marked, locale }: Props) {
  const [t, history, method] = [useTranslations('log'), useTranslations('history'), useTranslations('method')]
  return (
    <article className="grid gap-x-6 gap-y-1 border-line border-t py-4 sm:grid-cols-[5.5rem_minmax(0,1fr)]">
      <p className="font-label text-soft text-sm tabular-nums">{t('number', { index: entry.index })}</p>
      <div className="space-y-1">
        <h3 className="text-base">
          <a href={`/${locale}/log/${entry.leaf}`}>{history(entry.kind)}</a>
        </h3>
        <p className="flex flex-wrap gap-x-3 font-label text-soft text-xs">
          <Who actor={entry.actor} />
          <Time at={entry.at} locale={locale} exact />
          {marked && entry.demonstration && <span>{method('demonstrationTitle')}</span>}
        </p>
        <p className="font-label text-sm empty:hidden">
          <About entry={entry} locale={locale} />
        </p>
        {entry.lost && <p className="font-label text-sm">{t('lost')}</p>}
      </div>
    </article>
  )
}
