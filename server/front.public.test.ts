import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import { type Answer, frontForTests, own, page } from './testing'

const { ask, behind } = frontForTests()

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
    behind.answers = (_, res) => page(res, `<html><body><p>page</p><script>1</script>${own}</body></html>`)
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
    expect(behind.seen.url).toBe('/ar?q=1')
    expect(Object.keys(behind.seen.headers)).not.toEqual(expect.arrayContaining(['cookie']))
    for (const each of ['cookie', 'rsc', 'next-url', 'authorization'])
      expect(behind.seen.headers).not.toHaveProperty(each)
  })

  test('is not sent again to who has it', async () => {
    const first = await ask('/ar')
    const again = await ask('/ar', { headers: { 'if-none-match': String(first.headers.etag) } })
    expect([again.status, again.text]).toEqual([304, ''])
    expect(again.headers).toMatchObject({ etag: first.headers.etag, 'cache-control': 'public, max-age=0, s-maxage=5' })
    behind.answers = (_, res) => page(res, '<p>other</p>')
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
    expect(behind.seen.method).toBe('HEAD')
  })

  test('is small on the wire, in the encoding its reader takes', async () => {
    const html = `<p>${'إسناد '.repeat(500)}</p>`
    behind.answers = (_, res) => page(res, html)
    const br = await ask('/ar', { headers: { 'accept-encoding': 'gzip, deflate, br' } })
    expect([br.headers['content-encoding'], brotliDecompressSync(br.bytes).toString()]).toEqual(['br', html])
    const gz = await ask('/ar', { headers: { 'accept-encoding': 'gzip, br;q=0' } })
    expect([gz.headers['content-encoding'], gunzipSync(gz.bytes).toString()]).toEqual(['gzip', html])
    expect((await ask('/ar')).text).toBe(html)
  })

  test('that failed says so in the language of its address, and is kept by nobody', async () => {
    behind.answers = (_, res) => page(res, '<html id="__next_error__"></html>', 500)
    const { status, headers, text } = await ask('/tr/events')
    expect(status).toBe(503)
    expect(text).toContain('<html lang="tr" dir="ltr">')
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'retry-after': '10' })
  })

  test('whose handler throws half way says so too', async () => {
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
    behind.answers = (_, res) => {
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
    behind.answers = (req, res) => {
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
    expect(behind.seen.url).toBeUndefined()
  })
})

describe('who searches too often', () => {
  test('is told so in their language, and when to come again, on a page that nothing is asked for', async () => {
    behind.late = 60
    const { status, headers, text } = await ask('/tr/events?q=liman&verdict=denied')
    expect([status, headers['retry-after'], headers['cache-control']]).toEqual([429, '60', 'no-store'])
    expect(headers).not.toHaveProperty('set-cookie')
    expect(text).toContain('<html lang="tr"')
    expect(text).not.toContain('<script')
    const style = /<style>(.*)<\/style>/.exec(text)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(headers['content-security-policy'], 'its own style, and no other').toContain(`style-src 'sha256-${hash}';`)
    expect([behind.seen.url, behind.searched]).toEqual([undefined, ['127.0.0.1']])
  })

  test('reads every other page as before; and what is no search is not counted', async () => {
    behind.late = 60
    for (const path of ['/en/events', '/en/events?q=', '/en/events?q=%20&verdict=denied', '/en?state=settled'])
      expect((await ask(path)).status).toBe(200)
    expect(behind.searched).toEqual([])
  })

  test('finds as before what is asked for seldom, and it may be kept as before', async () => {
    const { status, headers } = await ask('/en/events?q=harbour')
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=0, s-maxage=5'])
    expect(behind.searched).toHaveLength(1)
  })
})
