import { LOCALES, type Locale } from '../domain/locale'

/** What each language calls itself. */
export const OWN_NAME: Readonly<Record<Locale, string>> = { ar: 'العربية', en: 'English', tr: 'Türkçe' }

/** How numbers, dates and lists are written: months as Damascus names them, digits as its web pages print them. */
export const WRITING: Readonly<Record<Locale, string>> = { ar: 'ar-SY-u-nu-latn', en: 'en-GB', tr: 'tr-TR' }

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ku-Arab', 'ckb', 'ps', 'ur', 'syr', 'yi'])

/** Which way a language is written. An unknown one is left to its letters. */
export function directionOf(language: string | null): 'ltr' | 'rtl' | 'auto' {
  if (language === null || language === '') return 'auto'
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr'
}

/** A language by its name in another, as a dictionary gives it; the code itself when there is no name. */
export function languageName(code: string, into: Locale): string {
  try {
    return new Intl.DisplayNames(into, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

/** A country by its name; nothing when the code names none. */
export function countryName(code: string, into: Locale): string {
  try {
    return new Intl.DisplayNames(into, { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}

/**
 * The words to show a reader: in their own language when there are any, else in the first of ours that has some, else
 * in any. `language` says which one it became.
 */
export function inLanguage<T>(
  texts: Readonly<Partial<Record<string, T>>>,
  wanted: Locale,
): { language: string; text: T } | null {
  for (const language of [...preferred(wanted), ...Object.keys(texts)]) {
    const text = texts[language]
    if (text !== undefined && text !== null && text !== '') return { language, text }
  }
  return null
}

/** The languages to look for words in, for a reader of one of ours: that one, then the others. */
export function preferred(wanted: Locale): Locale[] {
  return [wanted, ...LOCALES.filter((each) => each !== wanted)]
}
