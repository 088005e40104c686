import { useTranslations } from 'next-intl'
import type { FlaggedPage, FlaggedText } from '../../db/queries/flags'
import { FLAG_DAYS } from '../../domain/flag'
import type { Locale } from '../../domain/locale'
import { forbids, type Person } from '../../domain/permissions'
import { dayIn } from '../../i18n/dates'
import type { Action } from '../desk/answer'
import { useNth } from '../desk/nth'
import { ContestPassage } from '../dispute/contest-passage'
import { Pager } from '../ui/pager'
import { Words } from '../ui/prose'
import { AnswerForm } from './forms'

type Props = {
  page: FlaggedPage
  /** Where the pages of the queue are; no first one on itself. */
  pages: { first: string | null; next: (cursor: string) => string }
  moderator: Person
  action: Action
  sheet: () => { draw: string; back: string }
  locale: Locale
}

/** Texts with open flags, and the answer to each; whoever has a part in one is told so in place of the form. */
export function FlagQueue({ page: { items, waiting, next }, pages, moderator, action, sheet, locale }: Props) {
  const [t, refusal, nth] = [useTranslations('flags'), useTranslations('refusal'), useNth()]
  return (
    <section>
      <h2 className="text-lg">{t('queue')}</h2>
      <p className="mt-2 max-w-[65ch] font-label text-soft text-sm">{t('queueLead', { days: FLAG_DAYS })}</p>
      <p className="mt-4">{t('waiting', { count: waiting })}</p>
      <ul className="mt-4 divide-y divide-line border-line border-y empty:hidden">
        {items.map((flagged, at) => {
          const barred = forbids(moderator, 'answer_flags', flagged.stake)
          return (
            <li key={flagged.about} className="space-y-4 py-6">
              <Flagged flagged={flagged} locale={locale} />
              {barred ? (
                <p className="font-label text-soft text-sm">{refusal(barred as Parameters<typeof refusal>[0])}</p>
              ) : (
                <AnswerForm
                  action={action}
                  sheet={sheet}
                  flagged={flagged}
                  name={nth(t('answer'), at, items.length)}
                  who={moderator.handle ?? moderator.id}
                  locale={locale}
                />
              )}
            </li>
          )
        })}
      </ul>
      <Pager
        label={t('pages')}
        first={pages.first ? { href: pages.first, text: t('first') } : null}
        next={next ? { href: pages.next(next), text: t('next') } : null}
      />
    </section>
  )
}

function Flagged({ flagged, locale }: { flagged: FlaggedText; locale: Locale }) {
  const [t, gone] = [useTranslations('flags'), useTranslations('gone')]
  const { thing, text, count, since, overdue, said, slug, contest } = flagged
  return (
    <>
      <p className="flex flex-wrap gap-x-3 font-label text-sm">
        <strong className="font-semibold">{gone(`thing.${thing}`)}</strong>
        <span>{t('count', { count })}</span>
        <span className="text-soft">{t('since', { date: dayIn(locale, since) })}</span>
        {overdue && <strong className="font-medium text-accent">{t('overdue')}</strong>}
      </p>
      <Words as="blockquote" className="max-w-[65ch] whitespace-pre-line border-edge border-s-2 ps-4">
        {text ?? ''}
      </Words>
      <ul className="space-y-2">
        {said.map(({ ground, reason, at }) => (
          <li key={at.getTime() + reason} className="max-w-[65ch]">
            <span className="font-label text-soft text-sm">{t(`grounds.${ground}`)}: </span>
            <Words>{reason}</Words>
          </li>
        ))}
        {said.length > 0 && count > said.length && (
          <li className="font-label text-soft text-sm">{t('more', { count: count - said.length })}</li>
        )}
      </ul>
      {slug && (
        <p className="flex flex-wrap gap-x-5 font-label text-sm">
          <a href={`/${locale}/events/${slug}`}>{t('event')}</a>
          <ContestPassage passage={contest} locale={locale} />
        </p>
      )}
    </>
  )
}
