import { useTranslations } from 'next-intl'
import type { DeskEvent } from '../../../db/queries/desk-event'
import type { SourcePage } from '../../../db/queries/sources'
import type { DateSuggestion } from '../../../db/queries/suggestions'
import { DATE_ROLES } from '../../../domain/dates/role'
import { Words } from '../../ui/prose'
import { Correction } from '../correction'
import { Deed } from '../deed'
import { type Desk, deskPath } from '../desk'
import { Form } from '../form'
import { Hidden } from '../hidden'
import { KeyedList } from '../keyed-list'
import { useNth } from '../nth'
import { DATE_FIELDS, PROPOSAL_FIELDS } from './field-names'
import { CountedFrom, DateFields, DatesWhat } from './fields'
import { plainly, useOccasions } from './told'

type Props = { suggestions: readonly DateSuggestion[]; source: SourcePage; event: DeskEvent; desk: Desk }

/** The times that the text gives, in its order: each is accepted by saying what it is the time of, corrected or refused. */
export function SuggestedDates({ suggestions, ...rest }: Props) {
  const [t, nth] = [useTranslations('desk.dates'), useNth()]
  return (
    <KeyedList
      label={t('suggested', { count: suggestions.length })}
      items={suggestions.map((each) => ({ id: each.id, label: plainly(each, rest.desk) }))}
      empty={t('nothingLeft')}
    >
      {suggestions.map((each, at) => (
        <SuggestedDate
          key={each.id}
          suggestion={each}
          name={nth(plainly(each, rest.desk), at, suggestions.length)}
          {...rest}
        />
      ))}
    </KeyedList>
  )
}

/** `name` says in a few words which proposal it is, and is no other’s. */
type One = Omit<Props, 'suggestions'> & { suggestion: DateSuggestion; name: string }

function SuggestedDate({ suggestion, name, source, event, desk }: One) {
  const [t, words] = [useTranslations('desk.dates'), useTranslations('desk.citations')]
  const { id, exact, start, end, value, precision, role } = suggestion
  const offered = JSON.stringify({ value, precision, start, end })
  const about = { eventId: event.id, sourceId: source.id, offered }
  const label = plainly(suggestion, desk)
  const occasions = useOccasions(event)
  return (
    <li data-item={id} data-start={start} data-end={end} className="-mx-3 space-y-2 px-3 py-3 focus-within:bg-sheet">
      <Head suggestion={suggestion} label={label} />
      <Passage suggestion={suggestion} language={source.current.language} />
      {(value !== null || isCounted(suggestion)) && (
        <AcceptDate suggestion={suggestion} name={name} about={about} event={event} desk={desk} />
      )}
      <div className="flex flex-wrap items-start gap-2">
        <Form {...desk.sheet()} action={desk.actions.choose} label={`${words('refuse')}: ${name}`} fields={[]}>
          <Hidden values={{ ...about, kind: 'date' }} />
          <Deed name="choice" value="refuse" press="r" done={words('refused')}>
            {words('refuse')}
          </Deed>
        </Form>
        <Correction
          {...desk.sheet()}
          action={desk.actions.dateGiven}
          label={`${words('correct')}: ${name}`}
          fields={DATE_FIELDS}
          hidden={about}
          submit={t('record')}
          open={`${deskPath(desk, { fix: id })}#times`}
          shut={`${deskPath(desk)}#times`}
          isOpen={desk.fix === id}
        >
          <DateFields
            occasions={occasions}
            locale={desk.locale}
            told={{ passage: exact, near: start, role: role ?? '', value: value?.replace('T', ' ') ?? '' }}
          />
        </Correction>
      </div>
    </li>
  )
}

type Acceptance = Pick<One, 'suggestion' | 'name' | 'event' | 'desk'> & { about: Readonly<Record<string, string>> }

/** Says what it is the time of, and where the text leaves it open, from what it counts. */
function AcceptDate({ suggestion, name, about, event, desk }: Acceptance) {
  const [t, words] = [useTranslations('desk.dates'), useTranslations('desk.citations')]
  const { exact, start, value, role } = suggestion
  const occasions = useOccasions(event)
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.choose}
      label={`${words('decide')}: ${name}`}
      fields={PROPOSAL_FIELDS}
      className="space-y-3"
    >
      {/* Enter in a field presses the first button there is, and none of the roles was chosen by that. */}
      <button type="submit" disabled hidden />
      <Hidden values={{ ...about, kind: 'date', passage: exact, near: String(start), value: value ?? '' }} />
      {isCounted(suggestion) && <CountedFrom occasions={occasions} locale={desk.locale} />}
      {occasions.length > 0 && <DatesWhat occasions={occasions} />}
      <div className="flex flex-wrap gap-x-1.5 gap-y-2">
        <span className="basis-full font-label text-soft text-xs">{t('when')}</span>
        {DATE_ROLES.map((each, at) => (
          <Deed
            key={each}
            name="role"
            value={each}
            press={role === each ? `${at + 1} a` : String(at + 1)}
            done={words('accepted')}
            tone={role === each ? 'strong' : 'quiet'}
          >
            {t(`role.${each}`)}
          </Deed>
        ))}
      </div>
    </Form>
  )
}

function isCounted({ value, reason }: DateSuggestion): boolean {
  return value === null && reason === 'relative_event'
}

/** The time as it is understood, and what was taken for granted in that; or why it is not. */
function Head({ suggestion, label }: { suggestion: DateSuggestion; label: string }) {
  const [t, reasons] = [useTranslations('desk.dates'), useTranslations('desk.form.reason')]
  const { value, inferred, reason } = suggestion
  return (
    <h4 className="flex flex-wrap items-baseline gap-x-3 font-label text-sm">
      <span className="font-medium">{value ? <time dateTime={value}>{label}</time> : label}</span>
      {inferred && t.has(`inferred.${inferred}`) && (
        <span className="font-normal text-soft text-xs">{t(`inferred.${inferred}`)}</span>
      )}
      {reason && reasons.has(reason as 'no_year') && (
        <span className="font-normal text-soft text-xs">{reasons(reason as 'no_year')}</span>
      )}
    </h4>
  )
}

/** The passage, with the words in it that give the time. */
function Passage({ suggestion, language }: { suggestion: DateSuggestion; language: string | null }) {
  const { exact, within, text } = suggestion
  return (
    <Words as="blockquote" language={language} className="line-clamp-6">
      {exact.slice(0, within)}
      <strong>{text}</strong>
      {exact.slice(within + text.length)}
    </Words>
  )
}
