import { useTranslations } from 'next-intl'
import type { FlagCounts } from '../../db/queries/flags'
import type { ModeratorLine, OpenCases } from '../../db/queries/moderators'
import { FLAG_DAYS } from '../../domain/flag'
import type { Locale } from '../../domain/locale'
import { CASE_AGES } from '../../domain/moderation'
import { dayIn } from '../../i18n/dates'
import { durationIn } from '../../i18n/durations'
import { Told } from '../claim/text'
import { Handle } from '../ui/prose'

const NUMBERS = ['rulings', 'appealed', 'overturned', 'median', 'held'] as const

/** What each moderator has decided, and how it held. On a narrow page each has lines of their own. */
export function Moderators({ items, locale }: { items: readonly ModeratorLine[]; locale: Locale }) {
  const [t, history] = [useTranslations('moderation'), useTranslations('history')]
  if (items.length === 0) return <p>{t('noRulings')}</p>
  return (
    <ul className="divide-y divide-line border-line border-y">
      {items.map((item, at) => (
        <li key={item.handle ?? at} className="grid gap-x-8 gap-y-2 py-4 font-label text-sm sm:grid-cols-[12rem_1fr]">
          <p className="font-medium">
            {item.handle ? (
              <a href={`/${locale}/moderation?by=${encodeURIComponent(item.handle)}#acts`}>
                <Handle handle={item.handle} former={history('former')} />
              </a>
            ) : (
              history('former')
            )}
          </p>
          <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
            {NUMBERS.map((each) => (
              <div key={each} className="flex justify-between gap-4">
                <dt className="text-soft">{t(each)}</dt>
                <dd className="whitespace-nowrap tabular-nums">
                  {each === 'median' && item.median !== null ? durationIn(locale, item.median) : (item[each] ?? '–')}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

/** How many flags wait for an answer and since when, and how many were answered in which way. */
export function FlagsCounted({ counts, locale }: { counts: FlagCounts; locale: Locale }) {
  const t = useTranslations('moderation')
  const { open, overdue, since, acted, notActed } = counts
  return (
    <div className="max-w-[65ch] space-y-2">
      <p>
        {t('flagsOpen', { count: open, date: since ? dayIn(locale, since) : '' })}{' '}
        {open > 0 && t('flagsOverdue', { count: overdue, days: FLAG_DAYS })}
      </p>
      <p>{t('flagsAnswered', { acted, notActed })}</p>
    </div>
  )
}

/** How long open cases have been open, which are the oldest, and how many wait because nobody could decide them. */
export function CasesByAge({ open, locale }: { open: OpenCases; locale: Locale }) {
  const [t, states] = [useTranslations('moderation'), useTranslations('caseState')]
  const named = (at: number) => {
    const [from = 0, days] = [CASE_AGES[at - 1], CASE_AGES[at]]
    if (days === undefined) return t('beyond', { days: from })
    return from === 0 ? t('under', { days }) : t('between', { from, days })
  }
  return (
    <>
      <dl aria-label={t('ages')} className="max-w-md divide-y divide-line border-line border-y font-label text-sm">
        {open.ages.map((count, at) => (
          <div key={named(at)} className="flex justify-between gap-4 py-1.5">
            <dt>{named(at)}</dt>
            <dd className="tabular-nums">{count}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 max-w-[65ch]">{t('waiting', { count: open.waiting })}</p>
      {open.oldest.length > 0 && (
        <>
          <h3 className="mt-6 text-base">{t('oldest')}</h3>
          <ol className="mt-2 divide-y divide-line border-line border-y">
            {open.oldest.map(({ id, at, state, texts }) => (
              <li key={id} className="py-3">
                <a href={`/${locale}/disputes/${id}`}>
                  <Told texts={texts} locale={locale} />
                </a>
                <p className="font-label text-soft text-xs">
                  {states(state)} · {t('since', { date: dayIn(locale, at) })}
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}
