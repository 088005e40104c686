import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { DateGiven } from '../../db/queries/dates'
import type { PassedOn } from '../../db/queries/passed-on'
import type { Locale } from '../../domain/locale'
import type { Moment } from '../../domain/time'
import { Words } from '../ui/prose'
import { Said } from '../ui/time'
import { Kept, Withdrawal } from './kept'
import { Numbered } from './number'

type Props = { passedOn: PassedOn; language: string | null; locale: Locale }

/** The times a source gives: of what, when, in which passage, and who recorded them. */
export function GivesDates({ passedOn, language, locale }: Props) {
  const t = useTranslations('source')
  const { dates } = passedOn
  if (dates.length === 0) return null
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('givesDates')}</h2>
      <ol>
        {dates.map((date, at) => (
          <li key={date.id} id={`given-${date.id}`} className="flex gap-3 border-line border-t py-4">
            <Numbered
              kind="date"
              number={at + 1}
              label={t('dateInText', { number: at + 1 })}
              href={date.active ? `#date-${date.id}` : null}
            />
            <div className="min-w-0 grow space-y-2">
              <p className="font-label text-sm">
                <Reckoned date={date} passedOn={passedOn} locale={locale} />
              </p>
              <Words as="blockquote" language={language} className="border-edge border-s-2 ps-4 text-base">
                {date.active ? date.exact : <del>{date.exact}</del>}
              </Words>
              <Kept of={date} told={passedOn.events[date.event]} locale={locale} />
              <Withdrawal of={date} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

type Count = { occasion: string | null; days: number }
type Time = Pick<DateGiven, 'role' | 'occasion'> &
  ({ moment: Moment; countedFrom: null } | { moment: null; countedFrom: Count })
type Told = { date: Time; passedOn: Pick<PassedOn, 'occasions'>; locale: Locale }

/** "When it happened: 11 June 2024", or so many days from something else. */
export function Reckoned({ date, passedOn, locale }: Told): ReactNode {
  const t = useTranslations('ledger')
  const role = useTranslations('dateRole')(date.role)
  const occasion = (id: string | null) => () => {
    const found = passedOn.occasions.find((each) => each.id === id)
    return found ? <Words language={found.language}>{found.name}</Words> : t('event')
  }
  const what = date.occasion === null ? role : t.rich('ofOccasion', { role, occasion: occasion(date.occasion) })
  if (date.moment) {
    return (
      <>
        <span className="text-soft">{what}</span> · <Said moment={date.moment} locale={locale} />
      </>
    )
  }
  const { days, occasion: from } = date.countedFrom
  const when = days > 0 ? 'after' : days < 0 ? 'before' : 'same'
  return (
    <>
      <span className="text-soft">{what}</span> ·{' '}
      {t.rich('countedFrom', { when, days: Math.abs(days), occasion: occasion(from) })}
    </>
  )
}
