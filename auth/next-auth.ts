import NextAuth, { customFetch, type NextAuthConfig } from 'next-auth'
import type { Provider } from 'next-auth/providers'
import { db } from '../db/connection'
import { address } from '../domain/address'
import type { Locale } from '../domain/locale'
import { LINK_MINUTES } from '../domain/sign-in'
import { settings } from '../server/settings'
import { adapterOn } from './adapter'
import { report } from './report'
import { returnPath } from './return-path'
import { newToken, SESSION_SECONDS, sessionCookie } from './session'

export const MAIL = 'mail'
export const OIDC = 'oidc'

/** A provider that does not answer must not hold a person's sign-in for longer. */
const PATIENCE = 10_000

/**
 * next-auth, set up for one request: made anew each time, so that a link can be handed to whoever asked for it (`deliver`)
 * and a refusal can lead to a page in the person's language.
 */
export function nextAuth(locale: Locale, deliver: (link: string) => void = refuseToDeliver) {
  const { authUrl, authSecret } = settings()
  const https = authUrl.startsWith('https:')
  // next-auth takes the origin of its links from this variable, or else from the Host header, which anyone can write.
  process.env.AUTH_URL = authUrl
  return NextAuth({
    secret: authSecret ?? undefined,
    trustHost: true,
    useSecureCookies: https,
    cookies: { sessionToken: sessionCookie(https) },
    adapter: adapterOn(db(), locale),
    session: { strategy: 'database', maxAge: SESSION_SECONDS, generateSessionToken: newToken },
    providers: [mailedLink(deliver), ...provider()],
    callbacks: callbacks(locale),
    logger: { error: report, warn: () => {}, debug: () => {} },
  })
}

function callbacks(locale: Locale): NextAuthConfig['callbacks'] {
  return {
    signIn: ({ account, profile }) => {
      if (account?.provider !== OIDC) return true
      // Accounts are found by address, so an address that nobody verified would open another person's account.
      const proved = profile?.email_verified === true && address(String(profile.email ?? ''))
      return proved ? true : `/${locale}/sign-in?error=unverified`
    },
    redirect: ({ url, baseUrl }) => baseUrl + returnPath(url, locale, baseUrl),
  }
}

function mailedLink(deliver: (link: string) => void): Provider {
  return {
    id: MAIL,
    type: 'email',
    name: MAIL,
    maxAge: LINK_MINUTES * 60,
    normalizeIdentifier: (typed) => {
      const found = address(typed)
      if (!found) throw new Error('no address')
      return found
    },
    sendVerificationRequest: ({ url }) => deliver(url),
  }
}

function provider(): Provider[] {
  const { oidc } = settings()
  if (!oidc) return []
  return [
    {
      id: OIDC,
      type: 'oidc',
      name: oidc.name,
      issuer: oidc.issuer,
      clientId: oidc.id,
      clientSecret: oidc.secret,
      checks: ['pkce', 'state', 'nonce'],
      authorization: { params: { scope: 'openid email' } },
      // Claims of the scope `email` are owed at the userinfo endpoint only (OpenID Connect Core, section 5.4).
      idToken: false,
      profile: ({ sub, email }) => ({ id: sub, email: address(String(email ?? '')) }),
      account: () => ({}),
      // Sound only because `signIn` above lets verified addresses in alone: docs/decisions tells why.
      allowDangerousEmailAccountLinking: true,
      [customFetch]: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(PATIENCE) }),
    },
  ]
}

function refuseToDeliver(): never {
  throw new Error('links are asked for with sendSignInLink')
}
