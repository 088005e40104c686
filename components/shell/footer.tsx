import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'

export function Footer({ locale }: { locale: Locale }) {
  const t = useTranslations('site')
  return (
    <footer className="border-line border-t">
      <div className="mx-auto w-full max-w-6xl px-5 py-8 font-label text-soft text-xs sm:px-8">
        <p>{t('footer')}</p>
        <p>
          {t('noTracking')} <a href={`/${locale}/method`}>{t('method')}</a> ·{' '}
          <a href={`/${locale}/moderation`}>{t('moderation')}</a> · <a href={`/${locale}/log`}>{t('log')}</a>
        </p>
      </div>
    </footer>
  )
}
