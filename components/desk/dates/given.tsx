import { useTranslations } from 'next-intl'
import type { DateGiven } from '../../../db/queries/dates'
import type { DeskEvent } from '../../../db/queries/desk-event'
import { ContestThing } from '../contest-thing'
import type { Desk } from '../desk'
import { RecordedWords, TakeBack } from '../recorded'
import { Dated } from './told'

type Props = {
  date: DateGiven
  /** Which date it is, in a few words that are no other’s. */
  label: string
  source: { language: string | null } | undefined
  event: DeskEvent
  desk: Desk
}

/** One time as it was recorded, in which words, by whom; and the way to take it back. */
export function GivenDate({ date, label, source, event, desk }: Props) {
  const t = useTranslations('desk.dates')
  return (
    <div className="space-y-2">
      <Dated date={date} occasions={event.occasions} desk={desk} />
      <RecordedWords of={date} language={source?.language ?? null} desk={desk} />
      {!date.withdrawn && (
        <div className="flex flex-wrap items-center gap-x-6">
          <TakeBack
            deed="withdraw_date"
            action={desk.actions.undate}
            field={{ name: 'dateId', id: date.id }}
            recordedBy={date.recordedBy}
            told={label}
            hint={t('withdrawHint')}
            desk={desk}
          />
          <ContestThing kind="date" id={date.id} disputes={event.disputes} told={label} desk={desk} />
        </div>
      )}
    </div>
  )
}
