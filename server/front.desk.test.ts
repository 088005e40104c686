import { describe, expect, test } from 'vitest'
import { frontForTests, own } from './testing'

const { ask, behind } = frontForTests()

describe('the desk', () => {
  test('keeps its scripts and cookies, is stored nowhere, and has a nonce of its own each time', async () => {
    const nonces = []
    for (let each = 0; each < 2; each++) {
      const { headers, text } = await ask('/en/desk', { headers: { cookie: 'session=1' } })
      expect(text).toContain('<script>')
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'set-cookie': ['a=b'] })
      expect(behind.seen.headers.cookie).toBe('session=1')
      expect(behind.seen.headers['content-security-policy']).toBe(headers['content-security-policy'])
      nonces.push(/'nonce-([^']{24})'/.exec(String(headers['content-security-policy']))?.[1])
    }
    expect(nonces[0]).toBeTruthy()
    expect(nonces[0]).not.toBe(nonces[1])
  })

  test('hears from nobody but the front where a request came from', async () => {
    await ask('/en/desk', {
      headers: {
        host: 'evil.example',
        'x-forwarded-for': '10.0.0.1',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'gopher',
        forwarded: 'for=10.0.0.1',
        'content-security-policy': "script-src 'nonce-evil'",
        'x-nonce': 'evil',
        'x-middleware-subrequest': 'middleware',
        'x-nextjs-rewrite': '/admin',
      },
    })
    expect(behind.seen.headers).toMatchObject({
      host: 'isnad.example',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'isnad.example',
      'x-forwarded-proto': 'https',
    })
    expect(JSON.stringify(behind.seen.headers)).not.toMatch(/evil|10\.0\.0\.1|middleware|admin/)
  })

  test('receives what its own forms send, byte for byte', async () => {
    const body = 'نص '.repeat(1000)
    const { status } = await ask('/en/desk', { method: 'POST', headers: own, body })
    expect([status, behind.seen.body, behind.seen.method]).toEqual([200, body, 'POST'])
    await ask('/en/desk', { method: 'POST', headers: { ...own, 'transfer-encoding': 'chunked' }, body })
    expect([behind.seen.body, behind.seen.headers['content-length']]).toEqual([body, String(Buffer.byteLength(body))])
    expect(behind.seen.headers).not.toHaveProperty('transfer-encoding')
  })

  test.each([
    ['no origin', {}],
    ['an origin elsewhere', { origin: 'https://evil.example' }],
    ['the null origin', { origin: 'null' }],
    ['an origin that only begins right', { origin: 'https://isnad.example.evil.example' }],
    ['the right origin on http', { origin: 'http://isnad.example' }],
    ['a browser that says cross-site', { ...own, 'sec-fetch-site': 'cross-site' }],
  ])('refuses a form with %s, in the language of the address', async (_, headers) => {
    const { status, text } = await ask('/ar/desk', { method: 'POST', headers, body: 'a=b' })
    expect(status).toBe(403)
    expect(text).toContain('dir="rtl"')
    expect(behind.seen.url).toBeUndefined()
  })

  test('refuses more than 2 MB, announced or not, and takes exactly 2 MB', async () => {
    const limit = 2 * 1024 * 1024
    const send = (size: number, more = {}) =>
      ask('/en/desk', { method: 'POST', headers: { ...own, ...more }, body: Buffer.alloc(size, 'a') })
    expect((await send(limit)).status).toBe(200)
    behind.seen = { headers: {}, body: '' }
    for (const more of [{}, { 'transfer-encoding': 'chunked' }]) {
      const { status, text } = await send(20 * 1024 * 1024, more)
      expect(status).toBe(413)
      expect(text).toContain('lang="en"')
    }
    expect(behind.seen.url).toBeUndefined()
  })
})
