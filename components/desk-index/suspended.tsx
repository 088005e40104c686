import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { dayIn } from '../../i18n/dates'
import { Notice } from '../ui/notice'
import { Words } from '../ui/prose'

/** Tells somebody that they are suspended, since when, and the reason as it was written. */
export function Suspended({
  suspension,
  locale,
}: {
  suspension: { reason: string; since: Date } | null
  locale: Locale
}) {
  const t = useTranslations('deskIndex.suspended')
  return (
    <Notice tone="wrong">
      <h2 className="font-semibold text-base">{t('title')}</h2>
      {suspension && (
        <>
          <p className="mt-2">{t('since', { date: dayIn(locale, suspension.since) })}</p>
          <Words as="blockquote" className="my-2 whitespace-pre-line border-edge border-s-2 ps-4 font-read">
            {suspension.reason}
          </Words>
        </>
      )}
      <p className="mt-2">{t('text')}</p>
    </Notice>
  )
}
