import { LOCALES, type Locale } from '../domain/locale'

const PAGE = new RegExp(`^/(?:${LOCALES.join('|')})(?:[/?]|$)`)
const LONGEST = 1000

/**
 * Where to go after signing in: the path asked for when it is a page of this site, else the desk. Takes anything that came
 * from outside: a path, an absolute address (as cookies keep it), or an attempt. Gives a path that starts with a language.
 */
export function returnPath(asked: unknown, locale: Locale, origin?: string): string {
  return pageWithin(asked, origin) ?? `/${locale}/desk`
}

/** The language of a path that `returnPath` gave. */
export function localeOf(path: string): Locale {
  return LOCALES.find((each) => path.startsWith(`/${each}`)) ?? LOCALES[0]
}

function pageWithin(asked: unknown, origin: string | undefined): string | null {
  if (typeof asked !== 'string' || asked.length > LONGEST) return null
  const path = origin && asked.startsWith(`${origin}/`) ? asked.slice(origin.length) : asked
  // Browsers drop tabs and line ends from addresses and read a backslash as a slash.
  if (!PAGE.test(path) || /[\s\\\p{C}]/u.test(path)) return null
  const base = 'http://here.invalid'
  if (!URL.canParse(path, base)) return null
  const url = new URL(path, base)
  // Dots may have led out of the language, even to the `//` that begins another host.
  return url.origin === base && PAGE.test(url.pathname) ? url.pathname + url.search : null
}
