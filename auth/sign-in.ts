import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { db } from '../db/connection'
import { address } from '../domain/address'
import type { Locale } from '../domain/locale'
import { Refusal } from '../domain/refusal'
import { settings } from '../server/settings'
import { client, counted } from './counted'
import { signInLetter } from './letter'
import { post } from './mail'
import { MAIL, nextAuth, OIDC } from './next-auth'
import { causeOf, report } from './report'
import { returnPath } from './return-path'
import { closeSession, sessionCookie } from './session'

/**
 * Mails a link that signs in whoever opens it. `typed` is what stood in the form, `to` where to go afterwards. Answers alike
 * for addresses that are known and that are not. Throws a Refusal: `address_form`, `too_many` of this address,
 * `too_many_here` of all or of whoever asks, `mail_failed`; and what the database says when it is away: nothing is sent uncounted.
 */
export async function sendSignInLink(locale: Locale, typed: string, to?: string): Promise<void> {
  const email = address(typed)
  if (!email) throw new Refusal('address_form', 'email')
  await counted('link', { address: email, client: await client() })
  const link = await makeLink(locale, email, to)
  try {
    await post(signInLetter(locale, email, link))
  } catch (error) {
    report(error)
    throw new Refusal('mail_failed', 'email')
  }
}

async function makeLink(locale: Locale, email: string, to?: string): Promise<string> {
  let link: string | undefined
  const { signIn } = nextAuth(locale, (made) => {
    link = made
  })
  try {
    await signIn(MAIL, { email, redirectTo: returnPath(to, locale), redirect: false })
  } catch (error) {
    throw causeOf(error, Refusal) ?? error
  }
  if (!link) throw new Error('sign-in made no link')
  return link
}

/** Leads to the provider's own sign-in, or back to ours with an error when the provider cannot be reached. */
export async function signInWithProvider(locale: Locale, to?: string): Promise<never> {
  const path = returnPath(to, locale)
  const { authUrl, oidc } = settings()
  const there = oidc && (await nextAuth(locale).signIn(OIDC, { redirectTo: path, redirect: false }))
  // An address of our own means that next-auth gave up before it knew where the provider lives.
  const failed = typeof there !== 'string' || there.startsWith(`${authUrl}/api/auth/`)
  redirect(failed ? `/${locale}/sign-in?${new URLSearchParams({ error: 'provider', to: path })}` : there)
}

/** Ends the session everywhere, takes its cookie back, and leads to the front page, or to another of ours. */
export async function signOut(locale: Locale, to = `/${locale}`): Promise<never> {
  const { name, options } = sessionCookie(settings().authUrl.startsWith('https:'))
  const jar = await cookies()
  const token = jar.get(name)?.value
  if (token) await closeSession(db(), token)
  jar.set(name, '', { ...options, maxAge: 0 })
  redirect(to)
}

/** What the sign-in page may offer beside the mailed link: the provider's name, if the site has one. */
export function providerName(): string | null {
  return settings().oidc?.name ?? null
}
