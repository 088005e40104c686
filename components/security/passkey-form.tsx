'use client'

import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState, useSyncExternalStore } from 'react'
import { PASSKEY_NAME } from '../../domain/factor'
import { Alert } from '../desk/paper'
import { Button } from '../ui/button'
import { describedBy, Field, Input } from '../ui/field'
import { Codes, type CodeWords } from './codes'
import { type Telling, type Told, UNTOLD } from './told'

type Props = {
  ask: () => Promise<Told & { options?: PublicKeyCredentialCreationOptionsJSON }>
  add: Telling
  back: string
  /** Where it leads once it is added. */
  done: string
  words: CodeWords & { name: string; hint: string; add: string; script: string }
}

/** Has the device make a passkey, and keeps it under a name. Only a browser that runs scripts can ask a device. */
export function PasskeyForm({ ask, add, back, done, words }: Props) {
  const t = useTranslations('refusal')
  const router = useRouter()
  const [{ faults, codes }, setTold] = useState(UNTOLD)
  const [pending, setPending] = useState(false)
  const isAlive = useSyncExternalStore(
    stay,
    () => true,
    () => false,
  )
  if (!isAlive) return <p className="font-label text-soft text-sm">{words.script}</p>
  if (codes && codes.length > 0) return <Codes codes={codes} words={words} href={done} />

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget)
    setPending(true)
    const told = await made(ask, add, data).catch(() => FAILED)
    setPending(false)
    setTold(told)
    if (told.codes?.length === 0) router.push(done)
  }

  const named = faults.find(({ field }) => field === 'name')
  const error = named && t(named.code)
  const loose = faults.filter(({ field }) => field !== 'name')
  return (
    <form onSubmit={submit} noValidate className="max-w-md space-y-4">
      {loose.length > 0 && <Alert codes={loose.map(({ code }) => code)} />}
      <input type="hidden" name="back" value={back} />
      <Field id="passkey-name" label={words.name} hint={words.hint} error={error}>
        <Input
          {...describedBy('passkey-name', { hint: words.hint, error })}
          name="name"
          dir="auto"
          autoComplete="off"
          maxLength={PASSKEY_NAME.max}
        />
      </Field>
      <Button tone="quiet" aria-disabled={pending || undefined}>
        {words.add}
      </Button>
    </form>
  )
}

const stay = () => () => {}
const FAILED: Told = { faults: [{ code: 'passkey_failed' }], codes: null }

async function made(ask: Props['ask'], add: Telling, data: FormData): Promise<Told> {
  if (String(data.get('name')).trim() === '') return { faults: [{ code: 'required', field: 'name' }], codes: null }
  const { options, ...refused } = await ask()
  if (!options) return refused
  const { startRegistration } = await import('@simplewebauthn/browser')
  data.set('answer', JSON.stringify(await startRegistration({ optionsJSON: options })))
  return add(UNTOLD, data)
}
