import type { ComponentProps, ReactNode } from 'react'

type Props = {
  /** Of the control; hint and error are `<id>-hint` and `<id>-error`. */
  id: string
  label: ReactNode
  hint?: ReactNode
  /** What is wrong with what was typed, in the reader's language. */
  error?: string | undefined
  /** The control, with `{...describedBy(id, { hint, error })}` on it. */
  children: ReactNode
}

/** A label, its hint, the control, and what is wrong with it, in the order they are read aloud. */
export function Field({ id, label, hint, error, children }: Props) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-label font-medium text-sm">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="font-label text-soft text-xs">
          {hint}
        </p>
      )}
      {children}
      <FieldError id={id} error={error} />
    </div>
  )
}

/** What is wrong, for a control or a group: a sign and a sentence, never colour alone. */
export function FieldError({ id, error }: { id: string; error?: string | undefined }) {
  if (!error) return null
  return (
    <p id={`${id}-error`} className="flex items-baseline gap-2 font-label text-denied text-sm">
      <span aria-hidden="true">▲</span>
      {error}
    </p>
  )
}

/** The attributes that tie a control to its hint and its error. */
export function describedBy(id: string, has: { hint?: unknown; error?: unknown }) {
  const ids = [has.hint ? `${id}-hint` : '', has.error ? `${id}-error` : ''].filter(Boolean)
  return {
    id,
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': has.error ? (true as const) : undefined,
  }
}

const CONTROL =
  'min-h-11 w-full rounded-sm border border-edge bg-paper px-3 py-2 font-label text-sm text-ink aria-invalid:border-2 aria-invalid:border-denied'

export function Input({ className = '', ...rest }: ComponentProps<'input'>) {
  return <input className={`${CONTROL} ${className}`} {...rest} />
}

export function Select({ className = '', ...rest }: ComponentProps<'select'>) {
  return <select className={`${CONTROL} ${className}`} {...rest} />
}

/** A field for people's own words: whichever language they write, it runs its way. */
export function TextArea({ className = '', ...rest }: ComponentProps<'textarea'>) {
  return <textarea dir="auto" rows={5} className={`${CONTROL} font-read text-base ${className}`} {...rest} />
}
