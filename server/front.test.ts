import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFront } from './front'
import { purgeKept } from './kept'

const settings = {
  authUrl: 'https://isnad.example',
  data: mkdtempSync(join(tmpdir(), 'isnad-front-')),
  origins: ['https://isnad.example'],
  oidc: null,
  trustProxyHops: 0,
}
const own = { origin: 'https://isnad.example' }

let front: Server
let port: number
/** What the pages behind the front do in this test, and the last request they saw. */
let inner: (req: IncomingMessage, res: ServerResponse) => unknown
let shut = false
let seen: { method?: string | undefined; url?: string | undefined; headers: IncomingMessage['headers']; body: string }

beforeAll(async () => {
  const pages = async (req: IncomingMessage, res: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk)
    seen = { method: req.method, url: req.url, headers: { ...req.headers }, body: Buffer.concat(chunks).toString() }
    await inner(req, res)
  }
  front = createFront(settings, pages, { isShut: () => shut })
  front.listen(0, '127.0.0.1')
  await once(front, 'listening')
  port = (front.address() as { port: number }).port
})

afterAll(() => {
  front.close()
  rmSync(settings.data, { recursive: true, force: true })
})

beforeEach(async () => {
  await purgeKept(settings.data)
  seen = { headers: {}, body: '' }
  shut = false
  inner = (_, res) => page(res, '<html><body><p>page</p><script>1</script></body></html>')
})

function page(res: ServerResponse, html: string, status = 200): void {
  res.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': 'a=b', vary: 'rsc' })
  res.flushHeaders()
  res.write(html.slice(0, 10))
  res.end(html.slice(10))
}

interface Answer {
  status: number | undefined
  headers: IncomingMessage['headers']
  bytes: Buffer
  text: string
}

async function ask(path: string, { method = 'GET', headers = {}, body }: Partial<Ask> = {}): Promise<Answer> {
  const req = request({ port, host: '127.0.0.1', path, method, headers, setHost: !('host' in headers) })
  req.end(body)
  const [res] = (await once(req, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of res) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  return { status: res.statusCode, headers: res.headers, bytes, text: bytes.toString() }
}
type Ask = { method: string; headers: Record<string, string>; body: string | Buffer }

describe('a public page', () => {
  test('comes without scripts and cookies, and may be kept by anyone for five seconds', async () => {
    const { status, headers, text } = await ask('/ar/events')
    expect(status).toBe(200)
    expect(text).toBe('<html><body><p>page</p></body></html>')
    expect(headers).not.toHaveProperty('set-cookie')
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=0, s-maxage=5',
      vary: 'Accept-Encoding',
      'content-length': String(text.length),
    })
    expect(headers['content-security-policy']).toContain("script-src 'none'")
  })

  test('that shows the proof of an entry brings the script that checks it, and no other', async () => {
    const own = '<script type="module" src="/check-proof.js"></script>'
    inner = (_, res) => page(res, `<html><body><p>page</p><script>1</script>${own}</body></html>`)
    const proof = await ask(`/ar/log/${'0f'.repeat(32)}`)
    expect(proof.text).toBe(`<html><body><p>page</p>${own}</body></html>`)
    expect(proof.headers['content-security-policy']).toContain("script-src 'self'; connect-src 'self';")
    expect(proof.headers).not.toHaveProperty('set-cookie')
    expect(proof.headers['cache-control']).toBe('public, max-age=0, s-maxage=5')
    const other = await ask('/ar/log')
    expect(other.text).toBe('<html><body><p>page</p></body></html>')
    expect(other.headers['content-security-policy']).toContain("script-src 'none'")
  })

  test('is the same for everyone: no cookie, no data request and no header of a reader reaches it', async () => {
    await ask('/ar?q=1&_rsc=abc', { headers: { cookie: 'a=b', rsc: '1', 'next-url': '/', authorization: 'x' } })
    expect(seen.url).toBe('/ar?q=1')
    expect(Object.keys(seen.headers)).not.toEqual(expect.arrayContaining(['cookie']))
    for (const each of ['cookie', 'rsc', 'next-url', 'authorization']) expect(seen.headers).not.toHaveProperty(each)
  })

  test('is not sent again to who has it', async () => {
    const first = await ask('/ar')
    const again = await ask('/ar', { headers: { 'if-none-match': String(first.headers.etag) } })
    expect([again.status, again.text]).toEqual([304, ''])
    expect(again.headers).toMatchObject({ etag: first.headers.etag, 'cache-control': 'public, max-age=0, s-maxage=5' })
    inner = (_, res) => page(res, '<p>other</p>')
    expect((await ask('/ar', { headers: { 'if-none-match': String(first.headers.etag) } })).status).toBe(200)
  })

  test('has the same head when only its head is asked for', async () => {
    const whole = await ask('/ar')
    const head = await ask('/ar', { method: 'HEAD' })
    const same = ({ headers }: Answer) => [headers.etag, headers['content-length'], headers['content-type']]
    expect(same(head)).toEqual(same(whole))
    expect(head.text).toBe('')
  })

  test('lets a mailed link be looked at without using it up', async () => {
    await ask('/api/auth/callback/mail?token=1', { method: 'HEAD' })
    expect(seen.method).toBe('HEAD')
  })

  test('is small on the wire, in the encoding its reader takes', async () => {
    const html = `<p>${'إسناد '.repeat(500)}</p>`
    inner = (_, res) => page(res, html)
    const br = await ask('/ar', { headers: { 'accept-encoding': 'gzip, deflate, br' } })
    expect([br.headers['content-encoding'], brotliDecompressSync(br.bytes).toString()]).toEqual(['br', html])
    const gz = await ask('/ar', { headers: { 'accept-encoding': 'gzip, br;q=0' } })
    expect([gz.headers['content-encoding'], gunzipSync(gz.bytes).toString()]).toEqual(['gzip', html])
    expect((await ask('/ar')).text).toBe(html)
  })

  test('that failed says so in the language of its address, and is kept by nobody', async () => {
    inner = (_, res) => page(res, '<html id="__next_error__"></html>', 500)
    const { status, headers, text } = await ask('/tr/events')
    expect(status).toBe(503)
    expect(text).toContain('<html lang="tr" dir="ltr">')
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'retry-after': '10' })
  })

  test('whose handler throws half way says so too', async () => {
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
    inner = (_, res) => {
      res.setHeader('content-type', 'text/html')
      res.write('half a page')
      throw new Error('gone')
    }
    const { status, text } = await ask('/ar')
    expect(status).toBe(503)
    expect(text).toContain('<html lang="ar" dir="rtl">')
    expect(text).not.toContain('half a page')
    silent.mockRestore()
  })

  test('that does not exist is drawn for its readers, where Next would leave that to scripts', async () => {
    inner = (req, res) => {
      if (req.url === '/tr/nothing-here') page(res, '<html lang="tr"><p>yok</p><script>1</script></html>')
      else page(res, '<!DOCTYPE html><html id="__next_error__"><body></body></html>', 404)
    }
    const { status, headers, text } = await ask('/tr/events/none')
    expect([status, text]).toEqual([404, '<html lang="tr"><p>yok</p></html>'])
    expect(headers).toMatchObject({ 'cache-control': 'public, max-age=0, s-maxage=5', vary: 'Accept-Encoding' })
  })

  test('takes no posts', async () => {
    const { status, headers } = await ask('/ar/events', { method: 'POST', headers: own, body: 'a=b' })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect(seen.url).toBeUndefined()
  })
})

describe('the desk', () => {
  test('keeps its scripts and cookies, is stored nowhere, and has a nonce of its own each time', async () => {
    const nonces = []
    for (let each = 0; each < 2; each++) {
      const { headers, text } = await ask('/en/desk', { headers: { cookie: 'session=1' } })
      expect(text).toContain('<script>')
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'set-cookie': ['a=b'] })
      expect(seen.headers.cookie).toBe('session=1')
      expect(seen.headers['content-security-policy']).toBe(headers['content-security-policy'])
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
    expect(seen.headers).toMatchObject({
      host: 'isnad.example',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'isnad.example',
      'x-forwarded-proto': 'https',
    })
    expect(JSON.stringify(seen.headers)).not.toMatch(/evil|10\.0\.0\.1|middleware|admin/)
  })

  test('receives what its own forms send, byte for byte', async () => {
    const body = 'نص '.repeat(1000)
    const { status } = await ask('/en/desk', { method: 'POST', headers: own, body })
    expect([status, seen.body, seen.method]).toEqual([200, body, 'POST'])
    await ask('/en/desk', { method: 'POST', headers: { ...own, 'transfer-encoding': 'chunked' }, body })
    expect([seen.body, seen.headers['content-length']]).toEqual([body, String(Buffer.byteLength(body))])
    expect(seen.headers).not.toHaveProperty('transfer-encoding')
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
    expect(seen.url).toBeUndefined()
  })

  test('refuses more than 2 MB, announced or not, and takes exactly 2 MB', async () => {
    const limit = 2 * 1024 * 1024
    const send = (size: number, more = {}) =>
      ask('/en/desk', { method: 'POST', headers: { ...own, ...more }, body: Buffer.alloc(size, 'a') })
    expect((await send(limit)).status).toBe(200)
    seen = { headers: {}, body: '' }
    for (const more of [{}, { 'transfer-encoding': 'chunked' }]) {
      const { status, text } = await send(20 * 1024 * 1024, more)
      expect(status).toBe(413)
      expect(text).toContain('lang="en"')
    }
    expect(seen.url).toBeUndefined()
  })
})

describe('the API', () => {
  beforeEach(() => {
    inner = (_, res) => {
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
    inner = (_, res) => page(res, '<html>not found</html>', 404)
    const { status, text } = await ask('/api/v1/nothing')
    expect([status, JSON.parse(text).status]).toEqual([404, 404])
  })
})

test('the list of kept mail is shown to nobody who calls the site by another name', async () => {
  expect((await ask('/dev/mail', { headers: { host: 'evil.example' } })).status).toBe(400)
  expect(seen.url).toBeUndefined()
  expect((await ask('/dev/mail', { headers: { host: 'isnad.example' } })).status).toBe(200)
})

test.each(['/%', '/ar/%zz', '/ar/%E0%A4', '/ar/%00', '/ar?q=%00', '//evil.example', '/ar\\..', '/%5cevil'])(
  'the address %s is refused before any page is asked',
  async (path) => {
    expect((await ask(path)).status).toBe(400)
    expect(seen.url).toBeUndefined()
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
  expect(seen.url).toBeUndefined()
})

test('fonts and pictures pass untouched', async () => {
  const bytes = Buffer.from([0, 159, 146, 150])
  inner = (_, res) => {
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
  inner = async (_, res) => {
    await new Promise((resolve) => setTimeout(resolve, 50))
    page(res, 'late')
    made()
  }
  const socket = connect(port, '127.0.0.1', () => socket.write('GET /ar HTTP/1.1\r\nhost: x\r\n\r\n'))
  setTimeout(() => socket.destroy(), 10)
  await making
  inner = (_, res) => page(res, 'next')
  expect((await ask('/ar')).text).toBe('next')
})

describe('when the pages cannot be made', () => {
  const away = (_: IncomingMessage, res: ServerResponse) => page(res, 'a fault', 500)
  const good = (text: string) => (_: IncomingMessage, res: ServerResponse) => page(res, `<html>${text}</html>`)
  const kept = async (path: string, text: string) => {
    inner = good(text)
    const answer = await ask(path)
    // It is written down beside the answer.
    await new Promise((resolve) => setTimeout(resolve, 50))
    return answer
  }

  test('a public page is given as it last was, with its age and nothing else changed', async () => {
    const before = await kept('/en/events/a', 'verdict')
    for (const each of [away, () => Promise.reject(new Error('away'))]) {
      inner = each
      const copy = await ask('/en/events/a')
      const { age, 'cache-status': status, date: _, ...headers } = copy.headers
      expect([copy.status, copy.text]).toEqual([200, before.text])
      expect([Number(age) < 5, status]).toEqual([true, 'isnad; hit; detail=kept'])
      const { date: __, ...known } = before.headers
      expect(headers).toEqual(known)
      const again = await ask('/en/events/a', { headers: { 'if-none-match': String(before.headers.etag) } })
      expect(again.status).toBe(304)
    }
    inner = good('anew')
    expect((await ask('/en/events/a')).headers.age).toBeUndefined()
  })

  test('a page that is late in a time of faults is given as it last was, and what comes too late goes nowhere', async () => {
    await kept('/en/events/b', 'verdict')
    inner = away
    await ask('/en/events/other')
    let finish = () => {}
    inner = (_, res) => new Promise<void>((resolve) => (finish = () => resolve(page(res, 'late'))))
    expect((await ask('/en/events/b')).text).toContain('verdict')
    finish()
    expect((await ask('/en/events/b')).status).toBe(200)
  })

  test('what a handler says after it was overtaken changes nothing of the copy that is being packed', async () => {
    const before = await kept('/en/events/f', 'verdict '.repeat(60_000))
    inner = away
    await ask('/en/events/other')
    let overtaken = false
    // As soon as the copy wears its head, and before it is packed.
    inner = (_, res) =>
      new Promise<void>((resolve) => {
        const watching = setInterval(() => {
          if (!res.hasHeader('cache-status')) return
          overtaken = !res.headersSent
          clearInterval(watching)
          res.statusCode = 500
          res.setHeader('x-late', '1')
          res.removeHeader('content-encoding')
          resolve()
        })
      })
    const copy = await ask('/en/events/f', { headers: { 'accept-encoding': 'br' } })
    expect(overtaken).toBe(true)
    expect([copy.status, copy.headers['content-encoding'], copy.headers['x-late']]).toEqual([200, 'br', undefined])
    expect(brotliDecompressSync(copy.bytes).toString()).toBe(before.text)
  })

  test('while the database is shut the desk is not begun, and who waits there is told to send it again', async () => {
    let end = () => {}
    inner = (_, res) => new Promise<void>((resolve) => (end = () => resolve(page(res, 'done'))))
    const form = { ...own, 'content-type': 'application/x-www-form-urlencoded' }
    const waiting = ask('/en/desk', { method: 'POST', headers: form, body: 'key=k-1' })
    await new Promise((resolve) => setTimeout(resolve, 100))
    shut = true
    inner = () => Promise.reject(new Error('was begun'))
    const refused = await ask('/en/desk', { method: 'POST', headers: form, body: 'key=k-2' })
    const told = await waiting
    for (const each of [refused, told]) expect([each.status, each.headers['retry-after']]).toEqual([503, '10'])
    expect(told.text).toContain('name="key" value="k-1"')
    end()
    inner = good('verdict')
    expect((await ask('/en/events/e')).status).toBe(200)
  })

  test('nothing is kept of the desk, of sign-in, of a search, of what was not found, and nothing after a purge', async () => {
    for (const path of ['/en/desk', '/en/sign-in', '/en/events?q=a', '/', '/api/health', '/api/ready']) {
      await kept(path, 'mine')
      inner = away
      expect((await ask(path)).text, path).not.toContain('mine')
    }
    inner = (_, res) => page(res, 'not here', 404)
    await ask('/en/events/c')
    inner = away
    expect((await ask('/en/events/c')).status).toBe(503)
    await kept('/en/events/d', 'Reem Haddad')
    await purgeKept(settings.data)
    inner = away
    const answer = await ask('/en/events/d')
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '10'])
    expect(answer.text).not.toContain('Reem Haddad')
  })

  test('a form comes back to be sent again, as it was, in the language of its page', async () => {
    inner = away
    const form = new FormData()
    for (const [name, value] of [
      ['key', 'k-1'],
      ['reason', 'a "quoted" <b>\r\nline & more'],
      ['$ACTION_1', '{}'],
    ] as const)
      form.append(name, value)
    const posted = new Request('http://x', { method: 'POST', body: form })
    const headers = { ...own, 'content-type': posted.headers.get('content-type') as string }
    const body = Buffer.from(await posted.arrayBuffer())
    const answer = await ask('/tr/desk/events/a?claim=1', { method: 'POST', headers, body })
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '10'])
    expect(answer.headers['content-security-policy']).toContain("form-action 'self'")
    expect(answer.text).toContain('<button>Yeniden gönder</button>')
    expect(answer.text).toContain('action="/tr/desk/events/a?claim=1"')
    expect(answer.text).toContain('name="key" value="k-1"')
    expect(answer.text).toContain('value="a &#34;quoted&#34; &#60;b&#62;&#13;&#10;line &#38; more"')

    const file = new FormData()
    file.append('file', new File(['x'], 'x.txt'))
    const other = new Request('http://x', { method: 'POST', body: file })
    const sent = { ...own, 'content-type': other.headers.get('content-type') as string }
    const plain = await ask('/tr/desk', { method: 'POST', headers: sent, body: Buffer.from(await other.arrayBuffer()) })
    expect([plain.status, plain.text.includes('<form')]).toEqual([503, false])
  })

  test('more than there is room for at the desk is told to come again at once; readers have room of their own', async () => {
    const ends: (() => void)[] = []
    inner = (_, res) => new Promise<void>((resolve) => ends.push(() => resolve(page(res, 'done'))))
    const first = Array.from({ length: 96 }, () => ask('/en/sign-in', { method: 'POST', headers: own, body: 'a' }))
    while (ends.length < 96) await new Promise((resolve) => setTimeout(resolve, 5))
    // None of those ends before it is told to.
    const shed = await ask('/en/desk', { method: 'POST', headers: own, body: 'a' })
    expect([shed.status, shed.headers['retry-after']]).toEqual([503, '10'])
    const reader = ask('/en/events/e')
    while (ends.length < 97) await new Promise((resolve) => setTimeout(resolve, 5))
    for (const end of ends) end()
    expect((await reader).status).toBe(200)
    expect((await Promise.all(first)).every(({ status }) => status === 200)).toBe(true)
    inner = good('again')
    expect((await ask('/en/desk', { method: 'POST', headers: own, body: 'a' })).status).toBe(200)
  })

  test('at the desk so many pages are made at once, and whoever waits for a turn has one when another is done', async () => {
    const ends: (() => void)[] = []
    inner = (_, res) => new Promise<void>((resolve) => ends.push(() => resolve(page(res, 'done'))))
    const all = Array.from({ length: 17 }, () => ask('/en/desk', { method: 'POST', headers: own, body: 'a' }))
    while (ends.length < 16) await new Promise((resolve) => setTimeout(resolve, 5))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(ends.length).toBe(16)
    ends.shift()?.()
    while (ends.length < 16) await new Promise((resolve) => setTimeout(resolve, 5))
    for (const end of ends) end()
    expect((await Promise.all(all)).every(({ status }) => status === 200)).toBe(true)
  })
})
