import Negotiator from 'negotiator'
import { directionOf, isLocale, LOCALES, type Locale } from '../domain/locale'
import ar from '../messages/ar.json'
import en from '../messages/en.json'
import tr from '../messages/tr.json'

/** What the front itself says, before any page is reached. Arabic first: it is spoken to when unsure. */
const WORDS: Record<Locale, Record<Said, string>> = { ar: ar.front, en: en.front, tr: tr.front }
export type Said = keyof typeof ar.front

/** The language of an address, else the one its reader asks for, else Arabic. */
export function languageOf(pathname: string, acceptLanguage: string | undefined): Locale {
  const first = pathname.split('/')[1] ?? ''
  const asked = new Negotiator({ headers: { 'accept-language': acceptLanguage ?? '' } }).languages([...LOCALES])
  return [first, ...asked].find(isLocale) ?? LOCALES[0]
}

/** A whole page that says one sentence: no styles, no script, nothing to load. */
export function saying(said: Said, language: Locale): string {
  const words = WORDS[language][said]
  const name = language === 'ar' ? 'إسناد' : 'Isnad'
  return `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${name}</title></head><body><main><h1>${name}</h1><p>${words}</p><p><a href="/${language}">${name}</a></p></main></body></html>\n`
}
