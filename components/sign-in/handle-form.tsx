'use client'

import { useActionState } from 'react'
import { HANDLE_LENGTH } from '../../domain/handle'
import type { Locale } from '../../domain/locale'
import { Button } from '../ui/button'
import { describedBy, Field, Input } from '../ui/field'
import type { TypedAction } from './typed'

type Props = {
  action: TypedAction
  locale: Locale
  to: string
  /** Marks this form: posted twice, it is answered once. */
  formKey: string
  words: { label: string; rules: string; choose: string }
}

export function HandleForm({ action, locale, to, formKey, words }: Props) {
  const [typed, send, pending] = useActionState(action, { text: '' })
  return (
    <form action={send} noValidate className="flex flex-col gap-4">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="key" value={formKey} />
      <Field id="handle" label={words.label} hint={words.rules} error={typed.fault}>
        <Input
          {...describedBy('handle', { hint: words.rules, error: typed.fault })}
          name="handle"
          dir="auto"
          autoComplete="off"
          autoCapitalize="none"
          autoFocus={Boolean(typed.fault)}
          spellCheck={false}
          maxLength={HANDLE_LENGTH.max}
          defaultValue={typed.text}
          required
        />
      </Field>
      <div>
        <Button disabled={pending}>{words.choose}</Button>
      </div>
    </form>
  )
}
