import { useTranslations } from 'next-intl'
import type { DateGiven, Occasion } from '../../../db/queries/dates'
import type { DeskEvent } from '../../../db/queries/desk-event'
import { momentIn } from '../../../i18n/dates'
import { plainWords } from '../../ui/gone'
import { Words } from '../../ui/prose'
import { Said } from '../../ui/time'
import type { Desk } from '../desk'
import type { Option } from '../fields'

type Props = { date: DateGiven; occasions: readonly Occasion[]; desk: Desk }

/** What a time is the time of, and when that is: a moment, or so many days from another happening. */
export function Dated({ date, occasions, desk }: Props) {
  const [t, roles] = [useTranslations('ledger'), useTranslations('dateRole')]
  const role = roles(date.role)
  const occasion = (id: string | null) => () => <OccasionName id={id} occasions={occasions} />
  return (
    <h4 className="flex flex-wrap items-baseline gap-x-3 font-label text-sm">
      <span className="font-medium">
        {date.moment ? (
          <Said moment={date.moment} locale={desk.locale} />
        ) : (
          t.rich('countedFrom', { ...counted(date.countedFrom.days), occasion: occasion(date.countedFrom.occasion) })
        )}
      </span>
      <span className="font-normal text-soft">
        {date.occasion === null ? role : t.rich('ofOccasion', { role, occasion: occasion(date.occasion) })}
      </span>
    </h4>
  )
}

function counted(days: number) {
  return { when: days > 0 ? 'after' : days < 0 ? 'before' : 'same', days: Math.abs(days) }
}

export function OccasionName({ id, occasions }: { id: string | null; occasions: readonly Occasion[] }) {
  const t = useTranslations('ledger')
  const found = occasions.find((each) => each.id === id)
  return found ? <Words language={found.language}>{found.name}</Words> : t('event')
}

/** The happenings that were named in an event, to choose from. */
export function useOccasions({ occasions }: DeskEvent): Option[] {
  const gone = useTranslations('gone')
  return occasions.map(({ id, name }) => ({ value: id, label: plainWords(name, gone) }))
}

/** A time as one line of plain text, for labels. */
export function plainly(date: { value: string | null; precision: string | null; text: string }, desk: Desk): string {
  const { value, precision, text } = date
  const moment = value && precision && momentIn(desk.locale, { value, precision: precision as 'day', zone: null })
  return moment || `\u2068${text}\u2069`
}
