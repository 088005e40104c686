import { useTranslations } from 'next-intl'
import type { WithheldLine } from '../../db/queries/removals'
import type { Locale } from '../../domain/locale'
import { WithheldList } from './withheld-list'

/** What is withheld of the page that one reads; nothing where nothing is. */
export function WithheldHere({ items, locale }: { items: readonly WithheldLine[]; locale: Locale }) {
  const t = useTranslations('gone')
  if (items.length === 0) return null
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('here')}</h2>
      <WithheldList items={items} locale={locale} />
    </section>
  )
}
