import { createTranslator } from 'next-intl'
import { escape, pageOf, WORDS } from '../auth/letter'
import { lettersKey } from '../auth/letters-off'
import type { Letter as Mail } from '../auth/mail'
import { mailedKey } from '../auth/mailed-key'
import type { Addressed, ApplicantTold, FlagTold, ReplyTold } from '../db/queries/letters'
import type { Letter } from '../domain/letter'
import { LOCALES, type Locale } from '../domain/locale'
import { goneIn } from '../domain/removal'
import { instantIn } from '../i18n/dates'

/**
 * Letters that call somebody to the desk, where a case is decided; all others lead to its public page, and an affected party to a page
 * that is theirs by its address.
 */
const AT_DESK: readonly Letter[] = ['waits', 'waits_half', 'waits_over', 'appeal_waits', 'appeal_half', 'appeal_over']

/** Whose word the links are, and where they lead. */
export type House = { authUrl: string; authSecret: string }

/**
 * A letter about a case, in the language that its reader used last: what happened, until when something can be done, the claim, and
 * the way to the case. Nothing in it that the public page of the case does not say. Any mail program can switch letters off by it
 * (RFC 8058), and so can the reader, without signing in.
 */
export function caseLetter(to: Addressed, house: House): Mail {
  const locale = to.language ?? LOCALES[0]
  const t = createTranslator({ locale, messages: WORDS[locale], namespace: 'letters' })
  const place = to.isParty
    ? `party/${mailedKey('party', [to.disputeId, to.userId], house.authSecret)}`
    : `${AT_DESK.includes(to.letter) ? 'desk/' : ''}disputes/${to.disputeId}`
  const link = `${house.authUrl}/${locale}/${place}`
  const said = t(`body.${to.letter}`, { date: to.dueAt ? instantIn(locale, to.dueAt) : '' })
  return made(to, house, {
    subject: t(`subject.${to.letter}`),
    lines: [said, ...wording(to.texts, locale)],
    open: t('open'),
    link,
  })
}

/** What was answered to a flag: that it was, and the way to the words, which are for whoever is signed in. */
export function flagLetter(to: FlagTold, house: House): Mail {
  const locale = to.language ?? LOCALES[0]
  const t = createTranslator({ locale, messages: WORDS[locale], namespace: 'letters.flag' })
  const link = `${house.authUrl}/${locale}/desk/flags#flag-${to.flagId}`
  return made(to, house, { subject: t('subject'), lines: [t(to.outcome)], open: t('open'), link })
}

/**
 * What became of a reply beside a verdict, and why, which is public: that it stands there, that it does not and can be given anew, or
 * that it was withheld.
 */
export function replyLetter(to: ReplyTold, house: House): Mail {
  const locale = to.language ?? LOCALES[0]
  const t = createTranslator({ locale, messages: WORDS[locale], namespace: 'letters.reply' })
  const gone = goneIn(to.reason)
  const ways = {
    accepted: `events/${to.slug}#reply-${to.replyId}`,
    refused: `replies/new?about=claim:${to.claimId}`,
    withheld: gone && 'number' in gone ? `method#withheld-${gone.number}` : `events/${to.slug}`,
  }
  return made(to, house, {
    subject: t(`subject.${to.letter}`),
    lines: [
      t(`body.${to.letter}`),
      ...wording(to.texts, locale),
      ...reasonLines(t('because'), to.reason, locale),
      ...(to.letter === 'refused' ? [t('again')] : []),
    ],
    open: t(`open.${to.letter}`),
    link: `${house.authUrl}/${locale}/${ways[to.letter]}`,
  })
}

/** What was decided on an application to become a reviewer, and why. */
export function applicationLetter(to: ApplicantTold, house: House): Mail {
  const locale = to.language ?? LOCALES[0]
  const t = createTranslator({ locale, messages: WORDS[locale], namespace: 'letters.application' })
  const link = `${house.authUrl}/${locale}/desk${to.accepted ? '' : '/apply'}`
  const lines = [t(to.accepted ? 'accepted' : 'refused'), ...reasonLines(t('because'), to.reason, locale)]
  return made(to, house, { subject: t('subject'), lines, open: t('open'), link })
}

type Reader = { userId: string; email: string; language: Locale | null }
/** What a letter says, or what somebody wrote, in a language where that is known. */
type Line = string | { words: string; language?: string }
type Said = { subject: string; lines: readonly Line[]; open: string; link: string }

function made(to: Reader, { authUrl, authSecret }: House, { subject, lines, open, link }: Said): Mail {
  const locale = to.language ?? LOCALES[0]
  const t = createTranslator({ locale, messages: WORDS[locale], namespace: 'letters' })
  const key = lettersKey(to.userId, authSecret)
  const off = `${authUrl}/${locale}/letters/${key}`
  return {
    to: to.email,
    subject,
    text: [
      ...lines.map((line) => (typeof line === 'string' ? line : line.words)),
      `${open}\n${link}`,
      `${t('off')}\n${off}`,
    ].join('\n\n'),
    html: pageOf(locale, subject, [
      ...lines.map(htmlOf),
      `<a href="${escape(link)}">${escape(open)}</a>`,
      `<a href="${escape(off)}">${escape(t('off'))}</a>`,
    ]),
    headers: {
      'List-Unsubscribe': `<${authUrl}/api/letters/${key}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
  }
}

function htmlOf(line: Line): string {
  if (typeof line === 'string') return escape(line)
  const { words, language } = line
  return language
    ? `<strong lang="${language}" dir="auto">${escape(words)}</strong>`
    : `<q dir="auto">${escape(words)}</q>`
}

/** What somebody gave as a reason, after the words that lead to it; where it is gone, why it is, if that can be said. */
function reasonLines(leading: string, reason: string, locale: Locale): Line[] {
  const gone = goneIn(reason)
  if (!gone) return [leading, { words: reason }]
  const because = createTranslator({ locale, messages: WORDS[locale], namespace: 'gone.because' })
  return 'code' in gone ? [leading, because(gone.code)] : []
}

/** The claim in a language, or in the first of ours in which it was worded; nothing where it is in none. */
function wording(texts: Record<string, string>, locale: Locale): Line[] {
  const language = [locale, ...LOCALES].find((each) => texts[each])
  return language ? [{ words: texts[language] as string, language }] : []
}
