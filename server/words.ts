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

/** A whole page that says one sentence: no styles, no script, nothing to load. `more` is HTML that stands below it. */
export function saying(said: Said, language: Locale, more = ''): string {
  const words = WORDS[language][said]
  const name = language === 'ar' ? 'إسناد' : 'Isnad'
  return `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${name}</title></head><body><main><h1>${name}</h1><p>${words}</p>${more}<p><a href="/${language}">${name}</a></p></main></body></html>\n`
}

/**
 * A form with everything in it that was posted to `address`, its key too, and a button that sends it again. Null for a post
 * that is no form, or that holds a file, which no page may put into a form.
 */
export async function sendingAgain(
  address: string,
  type: string,
  body: Buffer,
  language: Locale,
): Promise<string | null> {
  const posted = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null)
  if (!posted) return null
  const fields: string[] = []
  for (const [name, value] of posted) {
    if (typeof value === 'string')
      fields.push(`<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    else if (value.size > 0) return null
  }
  const button = `<button>${WORDS[language].again}</button>`
  return `<form method="post" enctype="multipart/form-data" action="${escaped(address)}">${fields.join('')}${button}</form>`
}

/** A line break in a value is posted as it is: as a character reference it survives the parser, whatever it is. */
function escaped(text: string): string {
  return text.replace(/[&<>"'\r\n]/g, (each) => `&#${each.charCodeAt(0)};`)
}
