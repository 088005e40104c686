import { useLocale, useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import type { Part } from '../../domain/permissions'
import { WRITING } from '../../i18n/languages'

/** Why a case is not this moderator's to rule: everything that ties them to its claim. Nothing when nothing does. */
export function Parts({ parts }: { parts: readonly Part[] }) {
  const [t, interests] = [useTranslations('disputes'), useTranslations('interests')]
  const locale = useLocale() as Locale
  if (parts.length === 0) return null
  const list = new Intl.ListFormat(WRITING[locale], { type: 'conjunction' })
  return (
    <p className="mt-1 font-label text-sm">
      {t('barred')} {list.format(parts.map((part) => t(`part.${part}`)))}.{' '}
      {parts.includes('interested') && <a href={`/${locale}/desk/interests`}>{interests('title')}</a>}
    </p>
  )
}
