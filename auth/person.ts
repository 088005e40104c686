import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { db } from '../db/connection'
import { readPersonBySession, type SignedIn } from '../db/queries/sessions'
import type { Locale } from '../domain/locale'
import { settings } from '../server/settings'
import { keyOf, sessionCookie } from './session'

/** Someone who may act: signed in, and with a handle to act under. Whether they are suspended is still to be asked. */
export type NamedPerson = SignedIn & { handle: string }

/**
 * Who makes this request, read from the database anew each time, so that a changed role or a suspension holds from the next
 * request; null when nobody is signed in. Without a secret nobody is: sign-in is broken then, and fails closed.
 */
export const currentPerson = cache(async (): Promise<SignedIn | null> => {
  const key = await sessionKey()
  return key === null ? null : readPersonBySession(db(), key)
})

/** By what the database knows the session of this request; null where the browser shows none. */
export async function sessionKey(): Promise<string | null> {
  const { authSecret, authUrl } = settings()
  if (!authSecret) throw new Error('AUTH_SECRET is missing')
  const { name } = sessionCookie(authUrl.startsWith('https:'))
  const token = (await cookies()).get(name)?.value
  return token ? keyOf(token) : null
}

/** The same, for pages that need somebody: leads to sign-in, or to the choice of a handle, and from there back to `path`. */
export async function requirePerson(locale: Locale, path = `/${locale}/desk`): Promise<NamedPerson> {
  const person = await currentPerson()
  const to = new URLSearchParams({ to: path })
  if (!person) redirect(`/${locale}/sign-in?${to}`)
  if (!isNamed(person)) redirect(`/${locale}/desk/handle?${to}`)
  return person
}

function isNamed(person: SignedIn): person is NamedPerson {
  return person.handle !== null
}
