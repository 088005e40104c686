import { useTranslations } from 'next-intl'
import type { HistoryLine } from '../../db/queries/history'
import { languageName } from '../../i18n/languages'
import { Handle } from '../ui/prose'
import { Time } from '../ui/time'
import { Change } from './change'
import type { Beside } from './passing'

/** One line of an event's life: what happened, to which claim, who did it, when, what it changed, and its hash. */
export function EntryShown({ entry, beside }: { entry: HistoryLine; beside: Beside }) {
  const { locale } = beside
  const t = useTranslations('history')
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
      </p>
      <Change entry={entry} beside={beside} />
      <details className="font-label text-soft text-xs">
        <summary className="w-fit min-h-6">{t('proof')}</summary>
        <p className="mt-2">{t('proofHint')}</p>
        <p dir="ltr" className="mt-1 break-all text-start font-mono">
          {entry.leaf}
        </p>
        <p dir="ltr" className="mt-2 max-h-40 overflow-y-auto break-all text-start font-mono" tabIndex={0}>
          {entry.envelope}
        </p>
      </details>
    </article>
  )
}

function Who({ actor }: { actor: HistoryLine['actor'] }) {
  const t = useTranslations('history')
  if (actor === 'rule' || actor === 'operator' || actor === 'former') return <span>{t(actor)}</span>
  return <Handle handle={actor} former={t('former')} />
}
