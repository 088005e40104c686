import { useTranslations } from 'next-intl'
import { CLAIM_LENGTH, PLACE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH } from '../../domain/claim'
import { LOCALES, type Locale } from '../../domain/locale'
import { OWN_NAME } from '../../i18n/languages'
import type { Action } from '../desk/answer'
import { LongField, SelectField, TextField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { asTyped } from '../ui/prose'

const LANGUAGES = LOCALES.map((value) => ({ value, label: OWN_NAME[value] }))
const FIELDS = ['claim', 'language', 'when', 'until', 'place', 'title', 'summary']

type Props = { action: Action; locale: Locale; sheet: { draw: string; back: string } }

/** An event and its headline claim. The claim is all that must be written. */
export function OpenEventForm({ action, locale, sheet }: Props) {
  const t = useTranslations('openEvent')
  return (
    <Form {...sheet} action={action} label={t('title')} fields={FIELDS} className="max-w-[65ch] space-y-6">
      <LongField name="claim" label={t('claim')} hint={t('claimHint')} rows={3} required maxLength={CLAIM_LENGTH.max} />
      <SelectField name="language" label={t('language')} options={LANGUAGES} value={locale} />
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField name="when" label={t('when')} hint={t.rich('whenHint', asTyped)} dir="ltr" autoComplete="off" />
        <TextField name="until" label={t('until')} hint={t('untilHint')} dir="ltr" autoComplete="off" />
      </div>
      <TextField name="place" label={t('where')} maxLength={PLACE_LENGTH.max} />
      <fieldset className="space-y-6">
        <legend className="mb-4 w-full border-line border-t pt-4 font-label text-soft text-sm">{t('more')}</legend>
        <TextField name="title" label={t('titleField')} hint={t('titleHint')} maxLength={TITLE_LENGTH.max} />
        <LongField
          name="summary"
          label={t('summary')}
          hint={t('summaryHint')}
          rows={4}
          maxLength={SUMMARY_LENGTH.max}
        />
      </fieldset>
      <Submit>{t('submit')}</Submit>
    </Form>
  )
}
