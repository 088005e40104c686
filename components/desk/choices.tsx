'use client'

import type { ReactNode } from 'react'
import { FieldError } from '../ui/field'
import { useSheet } from './sheet'

type Choice = { value: string; label: ReactNode; hint?: ReactNode }
type Group = {
  name: string
  legend: ReactNode
  hint?: ReactNode
  choices: readonly Choice[]
  /** The legend is a label like others, not the question of the form. */
  quiet?: boolean
  value?: string | undefined
}

const MARK = 'mt-1 size-5 shrink-0 accent-accent'

/** One of a few, each spelled out. Nothing is chosen before somebody does, unless `value` says so. */
export function RadioField({ name, legend, hint, choices, quiet, value }: Group) {
  const { id, values, errorOf, first } = useSheet()
  const held = values[name] ?? value
  const [own, error] = [`${id}-${name}`, errorOf(name)]
  const described = [hint && `${own}-hint`, error && `${own}-error`].filter(Boolean).join(' ')
  return (
    <fieldset aria-describedby={described || undefined} className="space-y-3">
      <legend className={quiet ? 'font-label font-medium text-sm' : 'font-semibold text-lg'}>{legend}</legend>
      {hint && (
        <p id={`${own}-hint`} className="font-label text-soft text-xs">
          {hint}
        </p>
      )}
      <FieldError id={own} error={error} />
      {choices.map((each, at) => (
        <div key={each.value} className="flex gap-3">
          <input
            type="radio"
            id={`${own}-${each.value}`}
            name={name}
            value={each.value}
            defaultChecked={each.value === held}
            aria-describedby={each.hint ? `${own}-${each.value}-hint` : undefined}
            autoFocus={first === name && at === 0}
            data-fault={error && at === 0 ? '' : undefined}
            className={MARK}
          />
          <div className="min-w-0 grow">
            <label htmlFor={`${own}-${each.value}`} className="block cursor-pointer font-label text-sm">
              {each.label}
            </label>
            {each.hint && (
              <div id={`${own}-${each.value}-hint`} className="font-label text-soft text-xs">
                {each.hint}
              </div>
            )}
          </div>
        </div>
      ))}
    </fieldset>
  )
}

/** As many of a few as are ticked. */
export function TicksField({ name, legend, choices }: Pick<Group, 'name' | 'legend' | 'choices'>) {
  const { id, values, errorOf, first } = useSheet()
  const held = [values[name] ?? []].flat()
  const [own, error] = [`${id}-${name}`, errorOf(name)]
  return (
    <fieldset aria-describedby={error ? `${own}-error` : undefined} className="space-y-2">
      <legend className="font-label font-medium text-sm">{legend}</legend>
      <FieldError id={own} error={error} />
      {choices.map(({ value, label }, at) => (
        <label key={value} className="flex min-h-9 cursor-pointer gap-3 font-label text-sm">
          <input
            type="checkbox"
            name={name}
            value={value}
            defaultChecked={held.includes(value)}
            autoFocus={first === name && at === 0}
            data-fault={error && at === 0 ? '' : undefined}
            className="size-5 shrink-0 accent-accent"
          />
          <bdi>{label}</bdi>
        </label>
      ))}
    </fieldset>
  )
}

/** A single yes. */
export function TickField({ name, label, value = false }: { name: string; label: ReactNode; value?: boolean }) {
  const { id, values } = useSheet()
  const posted = Object.keys(values).length > 0
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3 font-label text-sm">
      <input
        type="checkbox"
        id={`${id}-${name}`}
        name={name}
        defaultChecked={posted ? values[name] === 'on' : value}
        className="size-5 shrink-0 accent-accent"
      />
      <span>{label}</span>
    </label>
  )
}
