'use client'

import { useTranslations } from 'next-intl'
import { FieldError } from '../ui/field'
import { useSheet } from './sheet'

/** A tick of the vote's form that stands by the passage it is about. */
export function RestsOn({ piece, held, label }: { piece: string; held: boolean; label: string }) {
  const t = useTranslations('desk.form')
  const { id, values, errorOf } = useSheet()
  const before = values.evidence ?? (Object.keys(values).length > 0 ? [] : undefined)
  return (
    <label className="flex min-h-11 w-fit cursor-pointer items-center gap-3 font-label font-medium text-sm">
      <input
        type="checkbox"
        form={id}
        name="evidence"
        value={piece}
        aria-label={`${t('restsOn')}: ${label}`}
        defaultChecked={before ? before.includes(piece) : held}
        data-fault={errorOf('evidence') ? '' : undefined}
        className="size-5 shrink-0 accent-accent"
      />
      {t('restsOn')}
    </label>
  )
}

/** What is wrong with the passages chosen, above them. */
export function RestsOnError() {
  const { id, errorOf } = useSheet()
  return <FieldError id={`${id}-evidence`} error={errorOf('evidence')} />
}
