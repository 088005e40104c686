'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState } from 'react'
import { Alert } from '../desk/paper'
import { PROOF } from '../desk/proof'
import { Button } from '../ui/button'
import { describedBy, Field, Input } from '../ui/field'
import { Codes, type CodeWords } from './codes'
import { type Telling, UNTOLD } from './told'

type Props = {
  action: Telling
  back: string
  /** Where the codes, once kept, lead. */
  done: string
  /** What to scan or to type, while a secret waits for its first code; null shows nothing but the codes of a moment ago. */
  children: ReactNode
  words: CodeWords & { now: string; confirm: string }
}

/** The first code of an app that is being set up. It stands in its page always, so that its answer finds it without scripts. */
export function ConfirmForm({ action, back, done, words, children }: Props) {
  const t = useTranslations('refusal')
  const [{ faults, codes }, send, pending] = useActionState(action, UNTOLD)
  if (codes) return <Codes codes={codes} words={words} href={done} />
  if (!children) return null
  const fault = faults.find(({ field }) => field === PROOF)
  const error = fault && t(fault.code)
  const loose = faults.filter(({ field }) => field !== PROOF)
  return (
    <form action={send} noValidate className="space-y-6">
      {loose.length > 0 && <Alert codes={loose.map(({ code }) => code)} />}
      {children}
      <input type="hidden" name="back" value={back} />
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-full max-w-64">
          <Field id="first-code" label={words.now} error={error}>
            <Input
              {...describedBy('first-code', { error })}
              key={faults.length}
              name={PROOF}
              dir="ltr"
              inputMode="numeric"
              autoComplete="one-time-code"
              autoFocus={Boolean(error)}
              maxLength={12}
              className="text-lg tabular-nums tracking-widest"
            />
          </Field>
        </div>
        <Button aria-disabled={pending || undefined}>{words.confirm}</Button>
      </div>
    </form>
  )
}
