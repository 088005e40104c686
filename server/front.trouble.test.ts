import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { purgeKept } from './kept'
import { frontForTests, own, page } from './testing'

const { ask, behind, data } = frontForTests()

describe('when the pages cannot be made', () => {
  const away = (_: IncomingMessage, res: ServerResponse) => page(res, 'a fault', 500)
  const good = (text: string) => (_: IncomingMessage, res: ServerResponse) => page(res, `<html>${text}</html>`)
  const kept = async (path: string, text: string) => {
    behind.answers = good(text)
    const answer = await ask(path)
    // It is written down beside the answer.
    await new Promise((resolve) => setTimeout(resolve, 50))
    return answer
  }

  test('a public page is given as it last was, with its age and nothing else changed', async () => {
    const before = await kept('/en/events/a', 'verdict')
    for (const each of [away, () => Promise.reject(new Error('away'))]) {
      behind.answers = each
      const copy = await ask('/en/events/a')
      const { age, 'cache-status': status, date: _, ...headers } = copy.headers
      expect([copy.status, copy.text]).toEqual([200, before.text])
      expect([Number(age) < 5, status]).toEqual([true, 'isnad; hit; detail=kept'])
      const { date: __, ...known } = before.headers
      expect(headers).toEqual(known)
      const again = await ask('/en/events/a', { headers: { 'if-none-match': String(before.headers.etag) } })
      expect(again.status).toBe(304)
    }
    behind.answers = good('anew')
    expect((await ask('/en/events/a')).headers.age).toBeUndefined()
  })

  test('a page that is late in a time of faults is given as it last was, and what comes too late goes nowhere', async () => {
    await kept('/en/events/b', 'verdict')
    behind.answers = away
    await ask('/en/events/other')
    let finish = () => {}
    behind.answers = (_, res) => new Promise<void>((resolve) => (finish = () => resolve(page(res, 'late'))))
    expect((await ask('/en/events/b')).text).toContain('verdict')
    finish()
    expect((await ask('/en/events/b')).status).toBe(200)
  })

  test('what a handler says after it was overtaken changes nothing of the copy that is being packed', async () => {
    const before = await kept('/en/events/f', 'verdict '.repeat(60_000))
    behind.answers = away
    await ask('/en/events/other')
    let overtaken = false
    // As soon as the copy wears its head, and before it is packed.
    behind.answers = (_, res) =>
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
    behind.answers = (_, res) => new Promise<void>((resolve) => (end = () => resolve(page(res, 'done'))))
    const form = { ...own, 'content-type': 'application/x-www-form-urlencoded' }
    const waiting = ask('/en/desk', { method: 'POST', headers: form, body: 'key=k-1' })
    await new Promise((resolve) => setTimeout(resolve, 100))
    behind.isShut = true
    behind.answers = () => Promise.reject(new Error('was begun'))
    const refused = await ask('/en/desk', { method: 'POST', headers: form, body: 'key=k-2' })
    const told = await waiting
    for (const each of [refused, told]) expect([each.status, each.headers['retry-after']]).toEqual([503, '10'])
    expect(told.text).toContain('name="key" value="k-1"')
    end()
    behind.answers = good('verdict')
    expect((await ask('/en/events/e')).status).toBe(200)
  })

  test('nothing is kept of the desk, of sign-in, of a search, of what was not found, and nothing after a purge', async () => {
    for (const path of ['/en/desk', '/en/sign-in', '/en/events?q=a', '/', '/api/health', '/api/ready']) {
      await kept(path, 'mine')
      behind.answers = away
      expect((await ask(path)).text, path).not.toContain('mine')
    }
    behind.answers = (_, res) => page(res, 'not here', 404)
    await ask('/en/events/c')
    behind.answers = away
    expect((await ask('/en/events/c')).status).toBe(503)
    await kept('/en/events/d', 'Reem Haddad')
    await purgeKept(data)
    behind.answers = away
    const answer = await ask('/en/events/d')
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '10'])
    expect(answer.text).not.toContain('Reem Haddad')
  })

  test('a form comes back to be sent again, as it was, in the language of its page', async () => {
    behind.answers = away
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
    behind.answers = (_, res) => new Promise<void>((resolve) => ends.push(() => resolve(page(res, 'done'))))
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
    behind.answers = good('again')
    expect((await ask('/en/desk', { method: 'POST', headers: own, body: 'a' })).status).toBe(200)
  })

  test('at the desk so many pages are made at once, and whoever waits for a turn has one when another is done', async () => {
    const ends: (() => void)[] = []
    behind.answers = (_, res) => new Promise<void>((resolve) => ends.push(() => resolve(page(res, 'done'))))
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
