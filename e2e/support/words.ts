import { createTranslator } from 'next-intl'
import type { Locale } from '../../domain/locale'
import ar from '../../messages/ar.json' with { type: 'json' }
import en from '../../messages/en.json' with { type: 'json' }
import tr from '../../messages/tr.json' with { type: 'json' }

type Words = typeof en

/** The product's own words, so that no test knows any by heart. */
export const words: Record<Locale, Words> = { ar: ar as Words, en, tr: tr as Words }

/** The same with numbers and names put in. */
export function say(locale: Locale) {
  return createTranslator({ locale, messages: words[locale] })
}
