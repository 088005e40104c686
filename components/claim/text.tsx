import type { Locale } from '../../domain/locale'
import { inLanguage } from '../../i18n/languages'
import { Words } from '../ui/prose'

/** A claim, a title, a summary: in the reader's language if it has been put into it, else marked as the language it is in. */
export function Told({ texts, locale }: { texts: Readonly<Record<string, string>>; locale: Locale }) {
  const told = inLanguage(texts, locale)
  return told && <Words language={told.language}>{told.text}</Words>
}
