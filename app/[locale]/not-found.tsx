import { getLocale, getTranslations } from 'next-intl/server'
import { Shell } from '../../components/shell/shell'
import type { Locale } from '../../domain/locale'

/** What is said where no page is. */
export default async function NotFound() {
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('missing')
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
