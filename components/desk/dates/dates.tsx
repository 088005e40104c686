import { useTranslations } from 'next-intl'
import type { DeskEvent } from '../../../db/queries/desk-event'
import type { SourcePage } from '../../../db/queries/sources'
import type { Suggestions } from '../../../db/queries/suggestions'
import { plainWords } from '../../ui/gone'
import type { Desk } from '../desk'
import { Form } from '../form'
import { useNth } from '../nth'
import { Refused } from '../recorded'
import { Submit } from '../submit'
import { DATE_FIELDS } from './field-names'
import { DateFields } from './fields'
import { GivenDate } from './given'
import { SuggestedDates } from './suggested'
import { useOccasions } from './told'

type Props = {
  source: SourcePage
  /** Null for who takes no part here. */
  suggestions: Suggestions | null
  event: DeskEvent
  desk: Desk
}

/** The times that a source gives: what its text proposes, and what was recorded for this event. */
export function Dates({ source, suggestions, event, desk }: Props) {
  const [t, gone, nth] = [useTranslations('desk.dates'), useTranslations('gone'), useNth()]
  const given = event.dates.filter((date) => date.source === source.id)
  if (!suggestions && given.length === 0) return null
  return (
    <section id="times" aria-labelledby="times-title" className="space-y-4 border-line border-t pt-5">
      <h3 id="times-title" className="text-lg">
        {t('title')}
      </h3>
      {suggestions && (
        <div className="space-y-1">
          {suggestions.dates.length > 0 && <p className="font-label text-soft text-xs">{t('suggestedHint')}</p>}
          <SuggestedDates suggestions={suggestions.dates} source={source} event={event} desk={desk} />
        </div>
      )}
      {given.length > 0 && (
        <div>
          <h4 className="border-line border-b pb-1 font-label font-medium text-sm">
            {t('recorded', { count: given.filter(({ active }) => active).length })}
          </h4>
          <ol className="divide-y divide-line">
            {given.map((date, at) => (
              <li
                key={date.id}
                id={`time-${date.id}`}
                data-start={date.start}
                data-end={date.end}
                className="-mx-3 px-3 py-3 focus-within:bg-sheet"
              >
                <GivenDate
                  date={date}
                  label={nth(plainWords(date.exact, gone).slice(0, 60), at, given.length)}
                  source={source.current}
                  event={event}
                  desk={desk}
                />
              </li>
            ))}
          </ol>
        </div>
      )}
      {suggestions && <ByHand source={source} event={event} desk={desk} />}
      {suggestions && <Refused ones={suggestions.refused.dates} language={source.current.language} />}
    </section>
  )
}

function ByHand({ source, event, desk }: Pick<Props, 'source' | 'event' | 'desk'>) {
  const t = useTranslations('desk.dates')
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.dateGiven}
      label={t('byHand')}
      fold={t('byHand')}
      fields={DATE_FIELDS}
      draft={`${desk.handle} date ${event.id} ${source.id}`}
    >
      <input type="hidden" name="eventId" value={event.id} />
      <input type="hidden" name="sourceId" value={source.id} />
      <DateFields occasions={useOccasions(event)} locale={desk.locale} />
      <Submit tone="quiet">{t('record')}</Submit>
    </Form>
  )
}
