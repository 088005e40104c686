'use client'

import type { ComponentProps, ReactNode } from 'react'
import { describedBy, Field, Input, Select, TextArea } from '../ui/field'
import { useSheet } from './sheet'

type Labelled = { name: string; label: ReactNode; hint?: ReactNode; value?: string | undefined }
type Native<Tag extends 'input' | 'textarea' | 'select'> = Omit<ComponentProps<Tag>, 'value' | 'name'>

/** What a control takes from the form around it: its ids, what it held before, what is wrong with it. */
function useControl({ name, hint, value = '' }: Labelled) {
  const { id, values, errorOf, first } = useSheet()
  const field = { id: `${id}-${name}`, hint, error: errorOf(name) }
  const before = values[name]
  const own = {
    ...describedBy(field.id, field),
    name,
    defaultValue: typeof before === 'string' ? before : value,
    autoFocus: first === name,
    'data-fault': field.error ? '' : undefined,
  }
  return { field, own }
}

/** One line of text. */
export function TextField({ name, label, hint, value, ...rest }: Labelled & Native<'input'>) {
  const { field, own } = useControl({ name, label, hint, value })
  return (
    <Field {...field} label={label}>
      <Input type="text" dir="auto" {...rest} {...own} />
    </Field>
  )
}

/** A text of several lines, in people's own words. */
export function LongField({ name, label, hint, value, ...rest }: Labelled & Native<'textarea'>) {
  const { field, own } = useControl({ name, label, hint, value })
  return (
    <Field {...field} label={label}>
      <TextArea {...rest} {...own} />
    </Field>
  )
}

export type Option = { value: string; label: string }

/** One of many. A first option with an empty value is what stands there before anything is chosen. */
export function SelectField({
  name,
  label,
  hint,
  value,
  options,
  ...rest
}: Labelled & { options: readonly Option[] } & Native<'select'>) {
  const { field, own } = useControl({ name, label, hint, value })
  return (
    <Field {...field} label={label}>
      <Select {...rest} {...own}>
        {options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </Select>
    </Field>
  )
}

/** A file: the one thing that cannot be given back after a refusal without scripts. */
export function FileField({ name, label, hint, ...rest }: Labelled & Native<'input'>) {
  const { field, own } = useControl({ name, label, hint })
  const { defaultValue: _, ...control } = own
  return (
    <Field {...field} label={label}>
      <Input type="file" {...rest} {...control} />
    </Field>
  )
}
