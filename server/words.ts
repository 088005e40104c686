import Negotiator from 'negotiator'
import ar from '../messages/ar.json'
import en from '../messages/en.json'
import tr from '../messages/tr.json'

/** What the front itself says, before any page is reached. Arabic first: it is spoken to when unsure. */
const WORDS = { ar: ar.front, en: en.front, tr: tr.front }
type Language = keyof typeof WORDS
export type Said = keyof typeof ar.front

/** The language of an address, else the one its reader asks for, else Arabic. */
export function languageOf(pathname: string, acceptLanguage: string | undefined): Language {
  const first = pathname.split('/')[1] ?? ''
  if (first in WORDS) return first as Language
  const wanted = new Negotiator({ headers: { 'accept-language': acceptLanguage } }).language(Object.keys(WORDS))
  return wanted && wanted in WORDS ? (wanted as Language) : 'ar'
}

/** A whole page that says one sentence: no styles, no script, nothing to load. */
export function saying(said: Said, language: Language): string {
  const direction = language === 'ar' ? 'rtl' : 'ltr'
  const words = WORDS[language][said]
  const name = language === 'ar' ? 'إسناد' : 'Isnad'
  return `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${name}</title></head><body><main><h1>${name}</h1><p>${words}</p><p><a href="/${language}">${name}</a></p></main></body></html>\n`
}
