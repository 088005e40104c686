import { useTranslations } from 'next-intl'
import { LOCALES, type Locale } from '../../domain/locale'
import { OWN_NAME } from '../../i18n/languages'

const LINK = 'inline-flex min-h-11 items-center no-underline hover:underline'

/** Plain links only: the header of a public page is the same bytes for everyone. */
export function Header({ locale, path }: { locale: Locale; path: string }) {
  const t = useTranslations('site')
  return (
    <header className="border-line border-b">
      <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center gap-x-8 px-5 py-2 font-label text-sm sm:px-8">
        <a href={`/${locale}`} className="inline-flex min-h-11 items-center text-ink no-underline">
          <span className="font-read font-semibold text-xl">{t('name')}</span>
        </a>
        <nav aria-label={t('menu')} className="order-last flex w-full flex-wrap gap-x-6 sm:order-none sm:w-auto">
          <a href={`/${locale}/events`} className={LINK}>
            {t('events')}
          </a>
          <a href={`/${locale}/method`} className={LINK}>
            {t('method')}
          </a>
          <a href={`/${locale}/desk`} className={LINK}>
            {t('desk')}
          </a>
        </nav>
        <nav aria-label={t('language')} className="ms-auto flex gap-x-4">
          {LOCALES.map((each) => (
            <a
              key={each}
              href={`/${each}${path}`}
              hrefLang={each}
              lang={each}
              aria-current={each === locale ? 'true' : undefined}
              className={`${LINK} ${each === locale ? 'text-ink' : ''}`}
            >
              {OWN_NAME[each]}
            </a>
          ))}
        </nav>
      </div>
    </header>
  )
}
