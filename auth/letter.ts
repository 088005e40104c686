import { createTranslator } from 'next-intl'
import type { FactorDeed } from '../domain/factor'
import { directionOf, LOCALES, type Locale } from '../domain/locale'
import { COMPLAINT_HOURS } from '../domain/party'
import { LINK_MINUTES } from '../domain/sign-in'
import ar from '../messages/ar.json'
import en from '../messages/en.json'
import tr from '../messages/tr.json'
import type { Letter } from './mail'

export const WORDS = { ar, en, tr }

/** The mail that carries a sign-in link, in the language of the page it was asked for on. */
export function signInLetter(locale: Locale, to: string, link: string): Letter {
  const t = createTranslator({ locale, messages: WORDS[locale], namespace: 'mail' })
  const terms = t('terms', { minutes: LINK_MINUTES })
  return linkLetter(locale, to, link, { ...saidBy(t), name: t('sign_in'), terms })
}

/** The mail with the link by which somebody says that what was typed with their address is theirs. */
export function confirmLetter(what: 'complaint' | 'reply', locale: Locale, to: string, link: string): Letter {
  const t = createTranslator({ locale, messages: WORDS[locale], namespace: `mail.${what}` })
  const terms = t('terms', { hours: COMPLAINT_HOURS })
  return linkLetter(locale, to, link, { ...saidBy(t), name: t('confirm'), terms })
}

type Said = Record<'subject' | 'open' | 'name' | 'terms' | 'ignore', string>

const saidBy = (t: (key: 'subject' | 'open' | 'ignore') => string) => {
  return { subject: t('subject'), open: t('open'), ignore: t('ignore') }
}

function linkLetter(locale: Locale, to: string, link: string, { subject, open, name, terms, ignore }: Said): Letter {
  return {
    to,
    subject,
    text: [open, link, terms, ignore].join('\n\n'),
    html: pageOf(locale, subject, [
      escape(open),
      `<a href="${escape(link)}">${escape(name)}</a>`,
      escape(terms),
      escape(ignore),
    ]),
  }
}

/** The mail that tells what was done to a person's second factor, in each of these languages. */
export function factorLetter(locales: readonly Locale[], to: string, deed: FactorDeed): Letter {
  const [first = LOCALES[0]] = locales
  const said = locales.map((locale) => {
    const t = createTranslator({ locale, messages: WORDS[locale], namespace: 'mail.factor' })
    return { locale, subject: t('subject'), lines: [t(deed), t('notYou')] }
  })
  return {
    to,
    subject: said.map(({ subject }) => subject).join(' · '),
    text: said.flatMap(({ lines }) => lines).join('\n\n'),
    html: pageOf(
      first,
      said[0]?.subject ?? '',
      said.map(
        ({ locale, lines }) => `<span lang="${locale}" dir="${directionOf(locale)}">${escape(lines.join(' '))}</span>`,
      ),
    ),
  }
}

/** A letter's page: what it says, a paragraph each, as HTML. */
export function pageOf(locale: Locale, title: string, paragraphs: readonly string[]): string {
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

/** Text as HTML. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (each) => ENTITIES[each] ?? each)
}
