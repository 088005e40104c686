import type { APIResponse } from '@playwright/test'
import { event } from '../db/testing'
import { someone } from './support/people'
import { expect, test } from './support/test'

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'origin-agent-cluster': '?1',
}
const PUBLIC_CACHE = 'public, max-age=0, s-maxage=5'

const policyOf = (answer: APIResponse) => answer.headers()['content-security-policy'] ?? ''
const nonceOf = (answer: APIResponse) => /'nonce-([^']+)'/.exec(policyOf(answer))?.[1]

test('public pages may be kept by any cache, run no script and say nothing of who asks', async ({ request }) => {
  for (const address of ['/ar', '/en/events', '/tr/method']) {
    const answer = await request.get(address)
    expect(answer.headers()).toMatchObject({ ...EVERYWHERE, 'cache-control': PUBLIC_CACHE })
    expect(answer.headers()).toMatchObject({ 'referrer-policy': 'no-referrer', vary: 'Accept-Encoding' })
    expect(policyOf(answer)).toContain("default-src 'none'; script-src 'none'; style-src 'self'")
    expect(policyOf(answer)).toContain("frame-ancestors 'none'")
    expect(policyOf(answer)).not.toMatch(/unsafe|nonce|\*/)
    expect(answer.headers()['set-cookie']).toBeUndefined()
    expect(answer.headers()['permissions-policy']).toContain('geolocation=()')
    expect(answer.headers()['x-powered-by']).toBeUndefined()
  }
})

test('a page that is known is not sent again', async ({ request }) => {
  const { etag } = (await request.get('/en/method')).headers()
  const again = await request.get('/en/method', { headers: { 'if-none-match': etag as string } })
  expect(again.status()).toBe(304)
})

test('the desk and the sign-in page are kept nowhere, and their scripts carry a nonce that is new each time', async ({
  page,
  signIn,
  db,
}) => {
  const me = await signIn('reviewer')
  const its = await event(db, me)
  const anyone = ['/en/sign-in', '/ar/sign-in']
  const desk = ['/en/desk', `/tr/desk/events/${its.slug}`, '/ar/desk/disputes', '/en/desk/events/new']
  const nonces: (string | undefined)[] = []
  for (const address of [...anyone, ...desk]) {
    for (let each = 0; each < 2; each += 1) {
      const answer = await page.request.get(address, { maxRedirects: 0 })
      expect(answer.headers()).toMatchObject({ ...EVERYWHERE, 'cache-control': 'no-store' })
      expect(answer.headers()['referrer-policy']).toBe('same-origin')
      expect(policyOf(answer)).toContain("default-src 'none'")
      expect(policyOf(answer)).not.toMatch(/unsafe|\*/)
      nonces.push(nonceOf(answer))
      const body = await answer.text()
      for (const [, attributes] of body.matchAll(/<script([^>]*)>/g)) expect(attributes).toContain(nonceOf(answer))
    }
  }
  expect(nonces).not.toContain(undefined)
  expect(new Set(nonces).size).toBe(nonces.length)
})

test('what only somebody signed in may see leads a stranger to sign-in, and back afterwards', async ({ page, db }) => {
  const its = await event(db, await someone(db))
  for (const path of [
    '/en/desk',
    `/en/desk/events/${its.slug}`,
    '/en/desk/disputes',
    '/en/desk/interests',
    '/en/desk/people',
    '/en/desk/replies',
  ]) {
    await page.goto(path)
    await expect(page).toHaveURL(`/en/sign-in?${new URLSearchParams({ to: path })}`)
  }
})

test('the API may be read from any page; assets are kept for ever, and what fails is not', async ({ request }) => {
  const api = await request.get('/api/v1/events')
  expect(api.headers()).toMatchObject({ 'cache-control': PUBLIC_CACHE, 'cross-origin-resource-policy': 'cross-origin' })
  expect(policyOf(api)).toBe("default-src 'none'; base-uri 'none'; frame-ancestors 'none'")

  const [, style] = /href="(\/_next\/static\/[^"]+\.css)"/.exec(await (await request.get('/en')).text()) ?? []
  const asset = await request.get(style as string)
  expect(asset.headers()['cache-control']).toContain('immutable')
  expect((await request.get('/_next/static/chunks/nothing.js')).headers()['cache-control']).toBe('no-store')
  expect((await request.get('/api/v1/events?limit=0')).headers()['cache-control']).toBe('no-store')
})

test('what a client makes up about itself is not believed', async ({ request }) => {
  const made = {
    'x-forwarded-host': 'evil.test',
    'x-forwarded-proto': 'https',
    'x-middleware-subrequest': 'middleware',
    'x-nextjs-data': '1',
    rsc: '1',
    'next-router-prefetch': '1',
    cookie: 'authjs.session-token=made-up',
  }
  const [plain, odd] = [await request.get('/en/method'), await request.get('/en/method', { headers: made })]
  expect(await odd.text()).toBe(await plain.text())
  const desk = await request.get('/en/desk', { headers: made, maxRedirects: 0 })
  expect(desk.status()).toBe(307)
  expect(desk.headers().location).not.toContain('evil.test')
})
