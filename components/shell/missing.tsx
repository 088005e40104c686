import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { Shell } from './shell'

/** What is said where no page is. */
export function Missing({ locale }: { locale: Locale }) {
  const t = useTranslations('missing')
  return (
    <Shell locale={locale} path="">
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-4 max-w-[65ch]">{t('text')}</p>
      <p className="mt-6 flex flex-wrap gap-x-6">
        <a href={`/${locale}/events`}>{t('events')}</a>
        <a href={`/${locale}`}>{t('home')}</a>
      </p>
    </Shell>
  )
}
