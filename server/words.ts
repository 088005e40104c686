import { createHash } from 'node:crypto'
import Negotiator from 'negotiator'
import { directionOf, isLocale, LOCALES, type Locale } from '../domain/locale'
import ar from '../messages/ar.json'
import en from '../messages/en.json'
import tr from '../messages/tr.json'

/** What the front itself says, before any page is reached. Arabic first: it is spoken to when unsure. */
const WORDS: Record<Locale, Record<Said, string>> = { ar: ar.front, en: en.front, tr: tr.front }
const NAMES: Record<Locale, string> = { ar: ar.site.name, en: en.site.name, tr: tr.site.name }
export type Said = keyof typeof ar.front

/** The language of an address, else the one its reader asks for, else Arabic. */
export function languageOf(pathname: string, acceptLanguage: string | undefined): Locale {
  const first = pathname.split('/')[1] ?? ''
  const asked = new Negotiator({ headers: { 'accept-language': acceptLanguage ?? '' } }).languages([...LOCALES])
  return [first, ...asked].find(isLocale) ?? LOCALES[0]
}

/** Paper and ink as the pages have them, in fonts that are there already. */
const STYLE = `body{margin:0;background:#fbf9f4;color:#1d1a15;font:1.125rem/1.8 "Noto Naskh Arabic",Georgia,serif}main{max-width:65ch;margin-inline:auto;padding:4rem 1.25rem}h1{margin:0 0 1.5rem;font-size:1.875rem;line-height:1.4}a{color:#0d5468}button{min-height:2.75rem;padding-inline:1.25rem;border:0;border-radius:.25rem;background:#0d5468;color:#fff;font:inherit;cursor:pointer}:focus-visible{outline:3px solid #0d5468;outline-offset:3px}@media(prefers-color-scheme:dark){body{background:#161410;color:#ece7dc}a{color:#8ccbdd}button{background:#8ccbdd;color:#0c2027}:focus-visible{outline-color:#8ccbdd}}`

/** A content policy that allows the style of these pages as well, by its hash, in place of what the pages load. */
export function allowingStyle(policy: string): string {
  const hash = createHash('sha256').update(STYLE).digest('base64')
  return policy.replace("style-src 'self'", `style-src 'sha256-${hash}'`)
}

/** A whole page that says one sentence: no script, nothing to load. `more` is HTML that stands below it. */
export function saying(said: Said, language: Locale, more = ''): string {
  const words = WORDS[language][said]
  const name = NAMES[language]
  return `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${name}</title><style>${STYLE}</style></head><body><main><h1>${name}</h1><p>${words}</p>${more}<p><a href="/${language}">${name}</a></p></main></body></html>\n`
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
