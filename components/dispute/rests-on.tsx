'use client'

import type { ReactNode } from 'react'
import { useSheet } from '../desk/sheet'
import { FieldError } from '../ui/field'

type Props = { legend: string; choices: readonly { id: string; label: ReactNode }[]; held: readonly string[] }

/** The passages of a claim, each to be ticked where what is written rests on it. */
export function RestsOnSome({ legend, choices, held }: Props) {
  const { id, values, errorOf } = useSheet()
  const before = values.evidence ?? (Object.keys(values).length > 0 ? [] : held)
  const error = errorOf('evidence')
  if (choices.length === 0) return null
  return (
    <fieldset aria-describedby={error && `${id}-evidence-error`} className="space-y-1">
      <legend className="mb-2 font-label font-medium text-sm">{legend}</legend>
      <FieldError id={`${id}-evidence`} error={error} />
      {choices.map((each, at) => (
        <label key={each.id} className="flex min-h-11 cursor-pointer items-start gap-3 py-1.5 font-label text-sm">
          <input
            type="checkbox"
            name="evidence"
            value={each.id}
            defaultChecked={before.includes(each.id)}
            data-fault={error && at === 0 ? '' : undefined}
            className="mt-0.5 size-5 shrink-0 accent-accent"
          />
          <span className="min-w-0">{each.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
