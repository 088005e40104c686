'use client'

import { useTranslations } from 'next-intl'
import { DATE_ROLES } from '../../../domain/dates/role'
import type { Locale } from '../../../domain/locale'
import { DAYS_FROM_OCCASION, OCCASION_LENGTH } from '../../../domain/occasion'
import { asTyped } from '../../ui/prose'
import { type Option, SelectField, TextField } from '../fields'
import { PassageField } from '../passage-field'

/** A time as the fields hold it. */
export type DateTold = { passage: string; near: number; role: string; value: string }

type Props = { occasions: readonly Option[]; locale: Locale; told?: DateTold | undefined }

/** What it is the time of, the time itself or what it is counted from, and the passage. */
export function DateFields({ occasions, locale, told }: Props) {
  const [t, form] = [useTranslations('desk.form.date'), useTranslations('desk.form')]
  const roles = useTranslations('dateRole')
  return (
    <>
      <SelectField
        name="role"
        label={t('role')}
        value={told?.role}
        options={[{ value: '', label: form('choose') }, ...DATE_ROLES.map((value) => ({ value, label: roles(value) }))]}
      />
      <DatesWhat occasions={occasions} />
      <TextField
        name="occasionIdName"
        label={t('nameOccasion')}
        hint={t('nameOccasionHint')}
        maxLength={OCCASION_LENGTH.max}
      />
      <div className="grid grid-cols-2 items-end gap-3">
        <TextField name="value" label={t('value')} hint={t.rich('valueHint', asTyped)} dir="ltr" value={told?.value} />
        <TextField name="zone" label={t('zone')} hint={t('zoneHint')} dir="ltr" list="time-zones" />
      </div>
      <fieldset className="space-y-4 border-line border-s-2 ps-4">
        <legend className="font-label font-medium text-sm">{t('orCounted')}</legend>
        <CountedFrom occasions={occasions} locale={locale} />
      </fieldset>
      <PassageField value={told?.passage} near={told?.near} />
    </>
  )
}

/** The event itself, or another happening that was named. */
export function DatesWhat({ occasions }: { occasions: readonly Option[] }) {
  const t = useTranslations('desk.form.date')
  return <SelectField name="occasionId" label={t('what')} options={[{ value: '', label: t('event') }, ...occasions]} />
}

/** What a time is counted from: a happening that was named, or is named here, and how many days from it. */
export function CountedFrom({ occasions, locale }: { occasions: readonly Option[]; locale: Locale }) {
  const [t, form] = [useTranslations('desk.form.date'), useTranslations('desk.form')]
  return (
    <>
      {occasions.length > 0 && (
        <SelectField
          name="countedFrom"
          label={t('from')}
          options={[{ value: '', label: form('choose') }, ...occasions]}
        />
      )}
      <div className="grid grid-cols-[1fr_10rem] items-end gap-3">
        <TextField
          name="countedFromName"
          label={occasions.length > 0 ? t('nameFrom') : t('nameFromOnly')}
          hint={t('nameFromHint')}
          maxLength={OCCASION_LENGTH.max}
        />
        <TextField
          name="days"
          label={t('days')}
          hint={t.rich('daysHint', asTyped)}
          type="number"
          dir="ltr"
          min={DAYS_FROM_OCCASION.min}
          max={DAYS_FROM_OCCASION.max}
        />
      </div>
      <input type="hidden" name="occasionLanguage" value={locale} />
    </>
  )
}
