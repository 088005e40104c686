import { Fragment, type ReactNode } from 'react'
import type { Locale } from '../../domain/locale'
import { WRITING } from '../../i18n/languages'

/** Things in a sentence, joined as the language joins them. */
export function InlineList({ items, locale }: { items: readonly ReactNode[]; locale: Locale }) {
  const parts = new Intl.ListFormat(WRITING[locale], { type: 'conjunction' }).formatToParts(
    items.map((_, at) => `${at}`),
  )
  return parts.map((part, at) => (
    <Fragment key={at}>{part.type === 'element' ? items[Number(part.value)] : part.value}</Fragment>
  ))
}
