import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { Notice } from '../ui/notice'

/** Says to whoever decides over others that they cannot yet, and leads to where that changes. */
export function FactorNeeded({ locale }: { locale: Locale }) {
  const t = useTranslations('security')
  return (
    <Notice tone="caution">
      <p>{t('needed')}</p>
      <p className="mt-1">
        <a href={`/${locale}/desk/security`}>{t('setUp')}</a>
      </p>
    </Notice>
  )
}
