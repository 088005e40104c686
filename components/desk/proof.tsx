'use client'

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { useLocale, useTranslations } from 'next-intl'
import { createContext, type ReactNode, use, useId, useState, useSyncExternalStore } from 'react'
import type { Fault } from '../../domain/refusal'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { TextField } from './fields'
import { useSheet } from './sheet'

/** The field in which a second factor is proven, in whichever form asks for it. */
export const PROOF = 'proof'

/** The button that a form was sent by, where it says something of its own. */
export type Pressed = { name: string; value: string } | null

/** Gives what a passkey is to sign in this session; null when there is none. */
type Challenge = () => Promise<PublicKeyCredentialRequestOptionsJSON | null>

const ChallengeContext = createContext<Challenge>(async () => null)

/** Tells every form of the desk where the challenges for passkeys come from. */
export function ProofFrom({ challenge, children }: { challenge: Challenge; children: ReactNode }) {
  return <ChallengeContext value={challenge}>{children}</ChallengeContext>
}

/**
 * Asks, within a form, for the second factor that its deed needs, so that both go in one post. `fault` is what was wrong with
 * it so far, and by what it can be proven. Without scripts the code is typed and the form sent as before.
 */
export function Proof({ fault, pressed }: { fault: Fault | undefined; pressed: Pressed }) {
  const t = useTranslations('desk.form.proof')
  const title = useId()
  const isAlive = useSyncExternalStore(
    stay,
    () => true,
    () => false,
  )
  if (fault?.code === 'no_factor') return <SetUpFirst />
  return (
    <fieldset aria-labelledby={title} className="max-w-xl space-y-4 border-accent border-s-4 bg-sheet px-4 py-4">
      <p id={title} className="font-label font-semibold text-sm">
        {t('title')}
      </p>
      <TextField
        name={PROOF}
        label={t('code')}
        hint={t('hint')}
        dir="ltr"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
      />
      {pressed && <input type="hidden" name={pressed.name} value={pressed.value} />}
      {isAlive && <Ways passkey={fault?.among?.includes('passkey') ?? true} />}
    </fieldset>
  )
}

const stay = () => () => {}

function Ways({ passkey }: { passkey: boolean }) {
  const [t, refusal] = [useTranslations('desk.form.proof'), useTranslations('refusal')]
  const { id, pending } = useSheet()
  const challenge = use(ChallengeContext)
  const [failed, setFailed] = useState(false)
  const form = () => document.getElementById(id) as HTMLFormElement

  const ask = async () => {
    setFailed(false)
    try {
      const { startAuthentication } = await import('@simplewebauthn/browser')
      const optionsJSON = await challenge()
      if (!optionsJSON) return setFailed(true)
      const answer = JSON.stringify(await startAuthentication({ optionsJSON }))
      const field = form().elements.namedItem(PROOF) as HTMLInputElement
      field.maxLength = answer.length
      field.value = answer
      form().requestSubmit()
      field.value = ''
    } catch {
      setFailed(true)
    }
  }

  return (
    <>
      <div className="flex flex-wrap gap-3">
        <Button aria-disabled={pending || undefined}>{t('confirm')}</Button>
        {passkey && (
          <Button type="button" tone="quiet" onClick={ask}>
            {t('passkey')}
          </Button>
        )}
      </div>
      <div role="status">{failed && <Notice tone="wrong">{refusal('passkey_failed')}</Notice>}</div>
    </>
  )
}

/** In a tab of its own, so that what was typed here stays. */
function SetUpFirst() {
  const t = useTranslations('desk.form.proof')
  return (
    <div role="alert">
      <Notice tone="caution">
        <p>{t('none')}</p>
        <p className="mt-2">
          <a href={`/${useLocale()}/desk/security`} target="_blank" rel="noopener">
            {t('setUp')}
          </a>
        </p>
      </Notice>
    </div>
  )
}
