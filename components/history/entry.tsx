import { useTranslations } from 'next-intl'
import type { HistoryLine } from '../../db/queries/history'
import { languageName } from '../../i18n/languages'
import { Sealing } from '../log/sealing'
import { Who } from '../log/who'
import { Time } from '../ui/time'
import { Change } from './change'
import type { Beside } from './passing'

/** One line of an event's life: what happened, to which claim, who did it, when, what it changed, and where it is sealed. */
export function EntryShown({ entry, beside }: { entry: HistoryLine; beside: Beside }) {
  const { locale } = beside
  const t = useTranslations('history')
  const [gone, cases] = [useTranslations('gone'), useTranslations('caseFile')]
  return (
    <article id={`entry-${entry.id}`} className="space-y-2 border-line border-t py-5">
      <h2 className="flex flex-wrap items-baseline gap-x-3 text-base">
        {t(entry.kind)}
        {entry.position !== null && (
          <span className="font-label font-normal text-soft text-xs">
            {t('claimNumber', { position: entry.position })}
          </span>
        )}
        {typeof entry.after?.language === 'string' && (
          <span className="font-label font-normal text-soft text-xs">{languageName(entry.after.language, locale)}</span>
        )}
      </h2>
      <p className="flex flex-wrap gap-x-3 font-label text-soft text-xs">
        <Who actor={entry.actor} />
        <Time at={entry.at} locale={locale} exact />
        <Sealing leaf={entry.leaf} sealedIn={entry.sealedIn} locale={locale} />
      </p>
      <Change entry={entry} beside={beside} />
      {entry.dispute && (
        <p className="font-label text-sm">
          <a href={`/${locale}/disputes/${entry.dispute}`}>{cases('read')}</a>
        </p>
      )}
      {entry.lost && <p className="font-label text-sm">{t('lost')}</p>}
      {entry.gone && <p className="font-label text-soft text-sm">{gone('entry')}</p>}
    </article>
  )
}
