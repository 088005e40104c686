import { createTranslator } from 'next-intl'
import { directionOf, type Locale } from '../domain/locale'
import ar from '../messages/ar.json'
import en from '../messages/en.json'
import tr from '../messages/tr.json'
import { LINK_MINUTES } from './links'
import type { Letter } from './mail'

const WORDS = { ar, en, tr }

/** The mail that carries a sign-in link, in the language of the page it was asked for on. */
export function signInLetter(locale: Locale, to: string, link: string): Letter {
  const t = createTranslator({ locale, messages: WORDS[locale], namespace: 'mail' })
  const terms = t('terms', { minutes: LINK_MINUTES })
  return {
    to,
    subject: t('subject'),
    text: [t('open'), link, terms, t('ignore')].join('\n\n'),
    html: page(locale, t('subject'), [
      escape(t('open')),
      `<a href="${escape(link)}">${escape(t('sign_in'))}</a>`,
      escape(terms),
      escape(t('ignore')),
    ]),
  }
}

function page(locale: Locale, title: string, paragraphs: readonly string[]): string {
  return [
    `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}">`,
    `<head><meta charset="utf-8"><title>${escape(title)}</title></head>`,
    `<body dir="${directionOf(locale)}">`,
    ...paragraphs.map((each) => `<p>${each}</p>`),
    '</body></html>',
  ].join('\n')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (each) => ENTITIES[each] ?? each)
}
