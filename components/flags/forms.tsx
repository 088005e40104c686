import { useTranslations } from 'next-intl'
import type { Flaggable, FlaggedText } from '../../db/queries/flags'
import { FLAG_GROUNDS, FLAG_LENGTH, FLAG_OUTCOMES } from '../../domain/flag'
import type { Locale } from '../../domain/locale'
import { REASON_LENGTH } from '../../domain/vote'
import { instantIn } from '../../i18n/dates'
import type { Action } from '../desk/answer'
import { RadioField } from '../desk/choices'
import { LongField, SelectField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { Words } from '../ui/prose'

type Props = { action: Action; sheet: () => { draw: string; back: string } }

/** Flags one of the texts of a page. */
export function FlagForm({ action, sheet, texts }: Props & { texts: readonly Flaggable[] }) {
  const [t, gone, form] = [useTranslations('flags'), useTranslations('gone'), useTranslations('desk.form')]
  const choices = texts.map(({ about, thing, text }) => ({
    value: about,
    label: (
      <>
        <span className="text-soft">{gone(`thing.${thing}`)}: </span>
        <Words>{text}</Words>
      </>
    ),
  }))
  const grounds = FLAG_GROUNDS.map((value) => ({ value, label: t(`grounds.${value}`) }))
  return (
    <Form {...sheet()} action={action} label={t('raise')} fields={['about', 'ground', 'reason']}>
      <RadioField name="about" legend={t('which')} choices={choices} quiet />
      <SelectField name="ground" label={t('ground')} options={[{ value: '', label: form('choose') }, ...grounds]} />
      <LongField name="reason" label={t('words')} hint={t('wordsHint')} rows={4} maxLength={FLAG_LENGTH.max} />
      <Submit>{t('submit')}</Submit>
    </Form>
  )
}

/** Answers all open flags of a text: by which act something was done, or why nothing. */
export function AnswerForm({
  action,
  sheet,
  flagged,
  name,
  who,
  locale,
}: Props & { flagged: FlaggedText; name: string; who: string; locale: Locale }) {
  const [t, history, gone] = [useTranslations('flags'), useTranslations('history'), useTranslations('gone')]
  const { about, turn, count, acts } = flagged
  const options = acts.map(({ id, kind, by, at }) => ({
    value: id,
    label: t('actAt', { what: history(kind), who: by ? `@${by}` : gone('former'), date: instantIn(locale, at) }),
  }))
  return (
    <Form
      {...sheet()}
      action={action}
      label={name}
      fold={t('answer')}
      fields={['outcome', 'entryId', 'reason']}
      draft={`${who} flags ${about} ${turn}`}
    >
      <input type="hidden" name="about" value={about} />
      <input type="hidden" name="turn" value={turn} />
      <input type="hidden" name="seen" value={count} />
      <RadioField
        name="outcome"
        legend={t('outcome')}
        quiet
        choices={FLAG_OUTCOMES.map((value) => ({
          value,
          label: t(`outcomes.${value}`),
          hint: value === 'acted' ? t('actedHint') : t('notActedHint'),
        }))}
      />
      <SelectField name="entryId" label={t('act')} options={[{ value: '', label: t('noAct') }, ...options]} />
      <LongField name="reason" label={t('reason')} hint={t('reasonHint')} rows={4} maxLength={REASON_LENGTH.max} />
      <Submit>{t('answer')}</Submit>
    </Form>
  )
}
