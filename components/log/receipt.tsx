import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { Notice } from '../ui/notice'
import { Inline } from './technical'

/** What somebody takes home who has voted: the leaf of their vote, leading to its proof. */
export function Receipt({ leaf, locale }: { leaf: string; locale: Locale }) {
  const t = useTranslations('log.receipt')
  return (
    <section aria-label={t('title')}>
      <Notice>
        <p className="font-medium">{t('title')}</p>
        <p className="mt-1">{t('hint')}</p>
        <p className="mt-2">
          <Inline>{leaf}</Inline>
        </p>
        <p className="mt-1">
          <a href={`/${locale}/log/${leaf}`} className="inline-flex min-h-8 items-center">
            {t('open')}
          </a>
        </p>
      </Notice>
    </section>
  )
}
