import { LOCALES, type Locale } from '../domain/locale'

/** The addresses of one page in every language, for search engines: its own is canonical, Arabic the one when unsure. */
export function addressesOf(locale: Locale, path: string) {
  return {
    canonical: `/${locale}${path}`,
    languages: {
      ...Object.fromEntries(LOCALES.map((each) => [each, `/${each}${path}`])),
      'x-default': `/${LOCALES[0]}${path}`,
    },
  }
}
