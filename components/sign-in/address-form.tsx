'use client'

import { useActionState } from 'react'
import { ADDRESS_LENGTH } from '../../domain/address'
import type { Locale } from '../../domain/locale'
import { Button } from '../ui/button'
import { describedBy, Field, Input } from '../ui/field'
import type { TypedAction } from './typed'

type Props = {
  action: TypedAction
  locale: Locale
  to: string
  words: { label: string; hint: string; send: string }
}

/** Asks for the address that the link goes to. Whether it is an address is decided on the server, in the reader's words. */
export function AddressForm({ action, locale, to, words }: Props) {
  const [typed, send, pending] = useActionState(action, { text: '' })
  const { hint } = words
  return (
    <form action={send} noValidate className="flex flex-col gap-4">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="to" value={to} />
      <Field id="email" label={words.label} hint={hint} error={typed.fault}>
        <Input
          {...describedBy('email', { hint, error: typed.fault })}
          name="email"
          type="email"
          dir="ltr"
          autoComplete="email"
          autoFocus={Boolean(typed.fault)}
          maxLength={ADDRESS_LENGTH.max}
          defaultValue={typed.text}
          required
        />
      </Field>
      <div>
        <Button disabled={pending}>{words.send}</Button>
      </div>
    </form>
  )
}
