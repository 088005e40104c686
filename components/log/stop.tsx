import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Stop } from '../../db/queries/log'
import type { Locale } from '../../domain/locale'
import { instantIn } from '../../i18n/dates'

/** Said before anything else while a stop stands: since when, why, and what that means. */
export function StopBanner({ stop, locale }: { stop: Stop; locale: Locale }) {
  const t = useTranslations('log.stop')
  return (
    <section
      aria-labelledby="stop"
      className="mb-10 space-y-2 border-denied border-4 border-double px-5 py-4 font-label text-sm"
    >
      <h2 id="stop" className="flex items-baseline gap-3 text-denied text-lg">
        <span aria-hidden="true">▲</span>
        {t('title', { at: instantIn(locale, stop.at) })}
      </h2>
      <p className="text-base">{t.has(stop.code as 'other') ? t(stop.code as 'other') : t('other')}</p>
      <p>{t('meaning')}</p>
    </section>
  )
}

/**
 * Pages where people write, below one line that says the same and leads to the rest of it. In the order of the keyboard the line
 * comes last: the first link of a page is the one that leads to its text.
 */
export function ReadOnly({ stop, locale, children }: { stop: Stop | null; locale: Locale; children: ReactNode }) {
  const t = useTranslations('log.stop')
  if (!stop) return children
  return (
    <div className="flex flex-col">
      {children}
      <div role="status" className="-order-1 border-denied border-b-4 border-double bg-caution font-label text-sm">
        <p className="mx-auto flex w-full max-w-6xl gap-3 px-5 py-3 sm:px-8">
          <span aria-hidden="true" className="text-denied">
            ▲
          </span>
          <span>{t.rich('desk', { log: (words) => <a href={`/${locale}/log`}>{words}</a> })}</span>
        </p>
      </div>
    </div>
  )
}
