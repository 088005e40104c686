import { useTranslations } from 'next-intl'
import type { DeskClaim, DeskEvent } from '../../db/queries/desk-event'
import { CLAIM_LENGTH, PLACE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH } from '../../domain/claim'
import { LOCALES, type Locale } from '../../domain/locale'
import { goneIn } from '../../domain/removal'
import { OWN_NAME } from '../../i18n/languages'
import { asTyped, Words } from '../ui/prose'
import type { Desk } from './desk'
import { LongField, SelectField, TextField } from './fields'
import { Form } from './form'
import { Submit } from './submit'

export const LANGUAGES = LOCALES.map((value) => ({ value, label: OWN_NAME[value] }))

/** The first of our languages that something is not told in yet, the page's own before the others. */
function missing(told: Readonly<Record<string, unknown>>, locale: Locale): Locale {
  return [locale, ...LOCALES].find((each) => !told[each]) ?? locale
}

/** Tells the event in one language, for the first time or better; in none whose text is withheld. */
export function TellForm({ event, desk }: { event: DeskEvent; desk: Desk }) {
  const t = useTranslations('desk.event')
  const open = LOCALES.filter((each) => !goneIn(event.texts[each]?.title ?? ''))
  const first = missing(event.texts, desk.locale)
  const language = open.includes(first) ? first : open[0]
  if (!language) return null
  const told = event.texts[language]
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.tell}
      label={t('tell')}
      fold={t('tell')}
      fields={['language', 'title', 'summary', 'place']}
    >
      <input type="hidden" name="eventId" value={event.id} />
      <SelectField
        name="language"
        label={t('language')}
        options={LANGUAGES.filter(({ value }) => open.includes(value))}
        value={language}
      />
      <TextField name="title" label={t('title')} maxLength={TITLE_LENGTH.max} value={told?.title} />
      <LongField name="summary" label={t('summary')} rows={3} maxLength={SUMMARY_LENGTH.max} value={told?.summary} />
      <TextField name="place" label={t('place')} maxLength={PLACE_LENGTH.max} value={told?.place} />
      <Submit tone="quiet">{t('save')}</Submit>
    </Form>
  )
}

/** Says when it is reported to have happened, as exactly as is known. */
export function DateForm({ event, desk }: { event: DeskEvent; desk: Desk }) {
  const t = useTranslations('desk.event')
  return (
    <Form {...desk.sheet()} action={desk.actions.date} label={t('date')} fold={t('date')} fields={['when', 'until']}>
      <input type="hidden" name="eventId" value={event.id} />
      <TextField name="when" label={t('when')} hint={t.rich('whenHint', asTyped)} dir="ltr" value={event.time?.value} />
      <TextField name="until" label={t('until')} hint={t('untilHint')} dir="ltr" value={event.time?.until ?? ''} />
      <Submit tone="quiet">{t('save')}</Submit>
    </Form>
  )
}

/** Adds another statement about the event that can be true or false. */
export function ClaimForm({ event, desk }: { event: DeskEvent; desk: Desk }) {
  const t = useTranslations('desk.event')
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.add}
      label={t('addClaim')}
      fold={t('addClaim')}
      fields={['text', 'language']}
    >
      <input type="hidden" name="eventId" value={event.id} />
      <LongField name="text" label={t('claimText')} hint={t('claimHint')} rows={2} maxLength={CLAIM_LENGTH.max} />
      <SelectField name="language" label={t('language')} options={LANGUAGES} value={desk.locale} />
      <Submit tone="quiet">{t('addClaim')}</Submit>
    </Form>
  )
}

/** Words the claim in another language, beside those that it is worded in. */
export function WordForm({ claim, desk }: { claim: DeskClaim; desk: Desk }) {
  const t = useTranslations('desk.event')
  const worded = Object.entries(claim.text)
  return (
    <Form {...desk.sheet()} action={desk.actions.word} label={t('word')} fold={t('word')} fields={['text', 'language']}>
      {worded.map(([language, text]) => (
        <Words key={language} as="p" language={language}>
          {text}
        </Words>
      ))}
      <input type="hidden" name="claimId" value={claim.id} />
      <SelectField name="language" label={t('language')} options={LANGUAGES} value={missing(claim.text, desk.locale)} />
      <LongField name="text" label={t('wordText')} hint={t('wordHint')} rows={2} maxLength={CLAIM_LENGTH.max} />
      <Submit tone="quiet">{t('save')}</Submit>
    </Form>
  )
}
