import { NextRequest } from 'next/server'
import { db } from '../db/connection'
import { address } from '../domain/address'
import { settings } from '../server/settings'
import { MAIL, nextAuth, OIDC } from './next-auth'
import { currentPerson } from './person'
import { localeOf, returnPath } from './return-path'
import { closeSession, sessionCookie } from './session'

/** What sign-in answers on the wire: who is signed in, and the two ways of arriving. All else happens in our own forms. */
export async function answer(request: NextRequest): Promise<Response> {
  const { pathname, searchParams } = request.nextUrl
  switch (pathname) {
    case '/api/auth/session':
      return tellSession()
    case `/api/auth/callback/${MAIL}`:
      return arrive(request, searchParams.get('callbackUrl'), isWhole(searchParams))
    case `/api/auth/callback/${OIDC}`:
      if (settings().oidc) return arrive(request, request.cookies.get(names().callback)?.value)
  }
  return new Response(null, { status: 404 })
}

/** Exactly this and nothing else: no address, no expiry, no token. */
async function tellSession(): Promise<Response> {
  const person = await currentPerson()
  return Response.json(person && { user: { id: person.id, handle: person.handle, role: person.role } })
}

async function arrive(request: NextRequest, callbackUrl: string | null | undefined, whole = true): Promise<Response> {
  const { authUrl } = settings()
  const path = returnPath(callbackUrl, 'ar', authUrl)
  const locale = localeOf(path)
  const leadTo = (error: string) => seeOther(`${authUrl}/${locale}/sign-in?${new URLSearchParams({ error, to: path })}`)
  if (!whole) return leadTo('link')

  const answered = await nextAuth(locale).handlers.GET(asIfNew(request, path))
  const location = new URL(answered.headers.get('location') ?? '/api/auth/error', authUrl)
  if (answered.status >= 500) return answered
  if (location.pathname.startsWith('/api/auth/'))
    return leadTo(ERRORS[location.searchParams.get('error') ?? ''] ?? 'failed')

  const { session } = names()
  const former = request.cookies.get(session)?.value
  const opened = answered.headers.getSetCookie().some((each) => each.startsWith(`${session}=`))
  if (opened && former) await closeSession(db(), former)
  return answered
}

/** What next-auth calls its failures, and what our page calls them; everything else `failed`. */
const ERRORS: Readonly<Record<string, string>> = {
  Verification: 'link',
  AccessDenied: 'refused',
  OAuthCallbackError: 'refused',
  OAuthAccountNotLinked: 'not_linked',
}

/**
 * The request as next-auth may see it: under our own origin whatever Host says, with a way back that is ours, and without
 * the session of whoever used this browser before, to which next-auth would tie the account that arrives.
 */
function asIfNew(request: NextRequest, path: string): NextRequest {
  const { authUrl } = settings()
  const url = new URL(request.nextUrl.pathname + request.nextUrl.search, authUrl)
  url.searchParams.set('callbackUrl', authUrl + path)
  const copy = new NextRequest(url, { headers: { cookie: request.headers.get('cookie') ?? '' } })
  const { session, callback } = names()
  for (const { name } of copy.cookies.getAll()) {
    if (name.startsWith(session) || name === callback) copy.cookies.delete(name)
  }
  return copy
}

/** A mail program that cut the link, or somebody who wrote one: no reason to ask the database. */
function isWhole(params: URLSearchParams): boolean {
  const email = params.get('email') ?? ''
  return /^[0-9a-f]{64}$/.test(params.get('token') ?? '') && address(email) === email
}

function names(): { session: string; callback: string } {
  const https = settings().authUrl.startsWith('https:')
  return { session: sessionCookie(https).name, callback: `${https ? '__Secure-' : ''}authjs.callback-url` }
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } })
}
