import { useTranslations } from 'next-intl'
import type { DateGiven } from '../../../db/queries/dates'
import type { DeskEvent } from '../../../db/queries/desk-event'
import { plainWords } from '../../ui/gone'
import type { Desk } from '../desk'
import { RecordedWords, TakeBack } from '../recorded'
import { Dated } from './told'

type Props = { date: DateGiven; source: { language: string | null } | undefined; event: DeskEvent; desk: Desk }

/** One time as it was recorded, in which words, by whom; and the way to take it back. */
export function GivenDate({ date, source, event, desk }: Props) {
  const [t, gone] = [useTranslations('desk.dates'), useTranslations('gone')]
  return (
    <div className="space-y-2">
      <Dated date={date} occasions={event.occasions} desk={desk} />
      <RecordedWords of={date} language={source?.language ?? null} desk={desk} />
      {!date.withdrawn && (
        <TakeBack
          deed="withdraw_date"
          action={desk.actions.undate}
          field={{ name: 'dateId', id: date.id }}
          recordedBy={date.recordedBy}
          told={plainWords(date.exact, gone).slice(0, 60)}
          hint={t('withdrawHint')}
          desk={desk}
        />
      )}
    </div>
  )
}
