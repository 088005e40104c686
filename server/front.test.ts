import { connect } from 'node:net'
import { beforeEach, describe, expect, test } from 'vitest'
import { frontForTests, own, page } from './testing'

const { ask, behind, port } = frontForTests()

describe('the API', () => {
  beforeEach(() => {
    behind.answers = (_, res) => {
      res.setHeader('content-type', 'application/json')
      res.end('{"items":[]}')
    }
  })

  test('may be read from anywhere and kept for five seconds', async () => {
    const { headers } = await ask('/api/v1/events')
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=0, s-maxage=5',
      'content-type': 'application/json',
    })
    expect(headers).not.toHaveProperty('access-control-allow-credentials')
    expect(headers.etag).toBeTruthy()
    const preflight = await ask('/api/v1/events', { method: 'OPTIONS', headers: { origin: 'https://x.example' } })
    expect([preflight.status, preflight.headers['access-control-allow-methods']]).toEqual([204, 'GET, HEAD, OPTIONS'])
  })

  test.each([
    [405, 'POST', '/api/v1/events', own],
    [405, 'DELETE', '/api/v1/events', {}],
    [403, 'POST', '/api/auth/signout', {}],
  ])('answers %i to %s %s with a problem document', async (expected, method, path, headers) => {
    const { status, headers: given, text } = await ask(path, { method, headers })
    expect([status, given['content-type']]).toEqual([expected, 'application/problem+json'])
    expect(JSON.parse(text)).toMatchObject({ type: 'about:blank', status: expected })
  })

  test('has no pages: an unknown address is a problem document too', async () => {
    behind.answers = (_, res) => page(res, '<html>not found</html>', 404)
    const { status, text } = await ask('/api/v1/nothing')
    expect([status, JSON.parse(text).status]).toEqual([404, 404])
  })
})

test('the list of kept mail is shown to nobody who calls the site by another name', async () => {
  expect((await ask('/dev/mail', { headers: { host: 'evil.example' } })).status).toBe(400)
  expect(behind.seen.url).toBeUndefined()
  expect((await ask('/dev/mail', { headers: { host: 'isnad.example' } })).status).toBe(200)
})

test.each(['/%', '/ar/%zz', '/ar/%E0%A4', '/ar/%00', '/ar?q=%00', '//evil.example', '/ar\\..', '/%5cevil'])(
  'the address %s is refused before any page is asked',
  async (path) => {
    expect((await ask(path)).status).toBe(400)
    expect(behind.seen.url).toBeUndefined()
  },
)

test('a refused address speaks the language the reader asks for, Arabic when unsure', async () => {
  expect((await ask('/%', { headers: { 'accept-language': 'tr-TR,tr;q=0.9' } })).text).toContain('lang="tr"')
  expect((await ask('/%', { headers: { 'accept-language': 'fr' } })).text).toContain('lang="ar"')
  expect((await ask('/en/%', { headers: { 'accept-language': 'tr' } })).text).toContain('lang="en"')
  expect((await ask('/api/v1/%')).headers).toMatchObject({ 'content-type': 'application/problem+json' })
})

test.each(['PUT', 'DELETE', 'PATCH', 'TRACE'])('%s is for nobody', async (method) => {
  expect((await ask('/en/desk', { method, headers: own })).status).toBe(405)
  expect(behind.seen.url).toBeUndefined()
})

test('fonts and pictures pass untouched', async () => {
  const bytes = Buffer.from([0, 159, 146, 150])
  behind.answers = (_, res) => {
    res.writeHead(200, { 'content-type': 'font/woff2', 'cache-control': 'public, max-age=31536000, immutable' })
    res.end(bytes)
  }
  const answer = await ask('/_next/static/media/f.woff2')
  expect(answer.bytes).toEqual(bytes)
  expect(answer.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  })
})

test('a client who leaves while the page is made hurts nobody', async () => {
  let made = () => {}
  const making = new Promise<void>((resolve) => (made = resolve))
  behind.answers = async (_, res) => {
    await new Promise((resolve) => setTimeout(resolve, 50))
    page(res, 'late')
    made()
  }
  const socket = connect(port(), '127.0.0.1', () => socket.write('GET /ar HTTP/1.1\r\nhost: x\r\n\r\n'))
  setTimeout(() => socket.destroy(), 10)
  await making
  behind.answers = (_, res) => page(res, 'next')
  expect((await ask('/ar')).text).toBe('next')
})
