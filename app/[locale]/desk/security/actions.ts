'use server'

import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { redirect } from 'next/navigation'
import { beginApp, confirmApp, removeApp } from '../../../../auth/factors/app'
import { type Holder, permitProven } from '../../../../auth/factors/factor'
import { addPasskey, beginPasskey, challengePasskey, removePasskey } from '../../../../auth/factors/passkeys'
import { renewRecoveryCodes } from '../../../../auth/factors/recovery'
import { localeOf, returnPath } from '../../../../auth/return-path'
import { signOut } from '../../../../auth/sign-in'
import { currentHolder } from '../../../../auth/step-up'
import type { Told } from '../../../../components/security/told'
import type { Db } from '../../../../db/client'
import { db } from '../../../../db/connection'
import { PROOF } from '../../../../db/deed'
import { Refusal } from '../../../../domain/refusal'
import { answering, form, leadTo } from '../../../door'

export const begin = form(beginApp, { then: () => 'app_begun' })

export const takeAway = form(removeApp, { then: () => 'app_removed' })

export const takeKeyAway = form(
  (db: Db, who: Holder, { passkeyId }: { passkeyId?: unknown }) => removePasskey(db, who, String(passkeyId)),
  { then: () => 'passkey_removed' },
)

export const prove = form(async (_db: Db, who: Holder) => permitProven(who, new Date()), {
  then: () => 'factor_proven',
})

/** The first code of an app. Recovery codes, where there are any, are in the answer and nowhere else. */
export async function confirm(_before: Told, data: FormData): Promise<Told> {
  const told = await telling((who) => confirmApp(db(), who, textOf(data, PROOF)))
  if (told.codes?.length === 0) redirect(leadTo(data.get('back'), () => 'app_confirmed'))
  return told
}

export async function renew(): Promise<Told> {
  return telling((who) => renewRecoveryCodes(db(), who))
}

/** What the device made for the challenge of `askForKey`. */
export async function addKey(_before: Told, data: FormData): Promise<Told> {
  return telling((who) => addPasskey(db(), who, { name: textOf(data, 'name'), answer: textOf(data, 'answer') }))
}

/** What a device is asked for a new passkey with, or why none is. */
export async function askForKey(): Promise<Told & { options?: PublicKeyCredentialCreationOptionsJSON }> {
  let options: PublicKeyCredentialCreationOptionsJSON | undefined
  const refused = await answering({}, async () => {
    options = await beginPasskey(db(), await holder())
  })
  return { faults: refused?.faults ?? [], codes: null, ...(options && { options }) }
}

/** What a passkey is asked to sign in this session; null when there is none, or nobody is signed in. */
export async function challenge(): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  let options: PublicKeyCredentialRequestOptionsJSON | null = null
  await answering({}, async () => {
    options = await challengePasskey(db(), await holder())
  })
  return options
}

/** Ends this session and leads to sign-in, from there back to the page. */
export async function signInAnew(data: FormData): Promise<void> {
  const to = returnPath(data.get('back'), 'ar')
  await signOut(localeOf(to), `/${localeOf(to)}/sign-in?${new URLSearchParams({ to })}`)
}

async function telling(work: (who: Holder) => Promise<string[]>): Promise<Told> {
  let codes: string[] | null = null
  const refused = await answering({}, async () => {
    codes = await work(await holder())
  })
  return { faults: refused?.faults ?? [], codes }
}

async function holder(): Promise<Holder> {
  const who = await currentHolder()
  if (!who) throw new Refusal('signed_out')
  return who
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === 'string' ? value : ''
}
