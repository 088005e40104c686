import { expect, test } from 'vitest'
import {
  acceptsPost,
  cacheControl,
  headersFor,
  isPlain,
  isProofPage,
  isPublic,
  type Part,
  part,
  provesItself,
} from './policy'

const at = { nonce: 'bm9uY2U=', https: true, issuer: 'https://id.example' }

test.each<[string, Part]>([
  ['/', 'public'],
  ['/ar', 'public'],
  ['/tr/events/hmeimim-2024/history', 'public'],
  ['/en/desktop', 'public'],
  ['/en/events/desk', 'public'],
  ['/en/desk', 'desk'],
  ['/xx/desk/events/hmeimim-2024', 'desk'],
  ['/ar/sign-in', 'auth'],
  ['/ar/sign-in/sent', 'auth'],
  ['/api/auth/session', 'auth'],
  ['/tr/letters/a-key', 'auth'],
  ['/api/letters/a-key', 'auth'],
  ['/ar/complaints/new', 'form'],
  ['/en/complaints/a-key', 'form'],
  ['/tr/party/a-key', 'form'],
  ['/ar/replies/new', 'form'],
  ['/ar/desk/replies', 'desk'],
  ['/en/events/complaints', 'public'],
  ['/en/partying', 'public'],
  ['/api/authors', 'api'],
  ['/api/v1/events', 'api'],
  ['/api/health', 'api'],
  ['/dev/mail', 'dev'],
  ['/_next/static/chunks/a.js', 'asset'],
  ['/robots.txt', 'asset'],
  ['/icon.svg', 'asset'],
])('%s belongs to %s', (pathname, expected) => {
  expect(part(pathname)).toBe(expected)
})

test('a public page runs no script and loads nothing from elsewhere', () => {
  expect(headersFor('public', at)['content-security-policy']).toBe(
    "default-src 'none'; script-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  )
})

test('a form for anybody runs no script, is kept nowhere, takes posts, and keeps their Origin', () => {
  expect(headersFor('form', at)['content-security-policy']).toBe(headersFor('public', at)['content-security-policy'])
  expect(headersFor('form', at)['referrer-policy']).toBe('same-origin')
  expect(cacheControl('form', '/en/complaints/new', 200)).toBe('no-store')
  expect(acceptsPost('form')).toBe(true)
  expect([isPlain('form'), isPlain('public'), isPlain('desk'), isPlain('auth')]).toEqual([true, true, false, false])
})

test('the proof page alone may run what the site itself serves, and ask the site alone', () => {
  const policy = headersFor('public', { ...at, proof: true })['content-security-policy']
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'/)
  expect(policy).not.toMatch(/unsafe|nonce|\*/)
})

const LEAF = '0123456789abcdef'.repeat(4)

test.each([
  [`/ar/log/${LEAF}`, true],
  [`/tr/log/${LEAF}`, true],
  [`/xx/log/${LEAF}`, false],
  [`/en/log/${LEAF}/`, false],
  [`/en/log/${LEAF.toUpperCase()}`, false],
  [`/en/log/${LEAF}0`, false],
  [`/en/log/${LEAF}\n`, false],
  [`/en/desk/log/${LEAF}`, false],
  ['/en/log', false],
  ['/en/events/log', false],
])('%j is a proof page: %s', (pathname, expected) => {
  expect(isProofPage(pathname)).toBe(expected)
})

test('desk and sign-in run only what carries the nonce of this answer', () => {
  for (const each of ['desk', 'auth', 'dev'] as const) {
    const policy = headersFor(each, at)['content-security-policy']
    expect(policy).toContain("script-src 'nonce-bm9uY2U=' 'strict-dynamic';")
    expect(policy).not.toMatch(/unsafe|\*/)
  }
})

test('only the sign-in form may lead to the provider', () => {
  expect(headersFor('auth', at)['content-security-policy']).toMatch(/form-action 'self' https:\/\/id\.example$/)
  expect(headersFor('desk', at)['content-security-policy']).toMatch(/form-action 'self'$/)
})

test('pages with forms keep the Origin of their posts; reading leaves no trace', () => {
  expect(headersFor('desk', at)['referrer-policy']).toBe('same-origin')
  expect(headersFor('public', at)['referrer-policy']).toBe('no-referrer')
})

test('browsers are told to insist on https only where the site has it', () => {
  expect(headersFor('public', at)['strict-transport-security']).toMatch(/^max-age=63072000/)
  expect(headersFor('public', { ...at, https: false })).not.toHaveProperty('strict-transport-security')
})

test('anyone may read the API from anywhere, without credentials', () => {
  const headers = headersFor('api', at)
  expect(headers['access-control-allow-origin']).toBe('*')
  expect(headers).not.toHaveProperty('access-control-allow-credentials')
  expect(headersFor('public', at)).not.toHaveProperty('access-control-allow-origin')
})

test.each<[Part, string, number, string | null]>([
  ['public', '/ar', 200, 'public, max-age=0, s-maxage=5'],
  ['public', '/ar/events/gone', 404, 'public, max-age=0, s-maxage=5'],
  ['public', '/ar/events/merged', 308, 'public, max-age=0, s-maxage=5'],
  ['public', '/', 307, 'no-store'],
  ['public', '/ar', 500, 'no-store'],
  ['public', '/ar', 400, 'no-store'],
  ['api', '/api/v1/events', 200, 'public, max-age=0, s-maxage=5'],
  ['api', '/api/v1/events', 422, 'no-store'],
  ['api', '/api/ready', 200, 'no-store'],
  ['api', '/api/health', 200, 'no-store'],
  ['desk', '/ar/desk', 200, 'no-store'],
  ['auth', '/api/auth/session', 200, 'no-store'],
  ['asset', '/_next/static/a.css', 200, null],
  ['asset', '/_next/static/a.css', 404, 'no-store'],
])('%s %s with %i is cached as %s', (which, pathname, status, expected) => {
  expect(cacheControl(which, pathname, status)).toBe(expected)
})

test('what is public takes no posts, what takes posts is not public', () => {
  for (const each of ['public', 'desk', 'auth', 'api', 'dev', 'asset'] as const) {
    expect(acceptsPost(each)).toBe(!isPublic(each))
  }
})

test('only what switches letters off is believed without an Origin', () => {
  expect(provesItself('/api/letters/a-key')).toBe(true)
  for (const each of [
    '/api/letters',
    '/en/letters/a-key',
    '/en/desk',
    '/api/auth/callback/mail',
    '/en/api/letters/a-key',
  ])
    expect(provesItself(each)).toBe(false)
})
