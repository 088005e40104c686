import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openKept, purgeKept } from './kept'

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'isnad-kept-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(data, { recursive: true, force: true })
})

const copy = (text: string, at = Date.now()) => ({ type: 'text/html; charset=utf-8', body: Buffer.from(text), at })

test('the last copy of a page is found, also by the process that comes after', async () => {
  const kept = openKept(data)
  await kept.keep('/en/events?page=2', copy('first'))
  await kept.keep('/en/events?page=2', copy('second\nline'))
  await kept.keep('/ar/events?page=2', copy('other'))
  for (const each of [kept, openKept(data)]) {
    const found = await each.find('/en/events?page=2')
    expect(found?.body.toString()).toBe('second\nline')
    expect(found?.type).toBe('text/html; charset=utf-8')
    expect(await each.find('/en/events')).toBeNull()
  }
})

test('after a purge nothing is given out that was asked for before it, by no process, and no file is left', async () => {
  const [kept, other] = [openKept(data), openKept(data)]
  const before = copy('a name', Date.now() - 50)
  await kept.keep('/en', before)
  await other.keep('/tr', before)
  await purgeKept(data)
  expect(readdirSync(join(data, 'kept'))).toEqual(['purged'])
  expect([await kept.find('/en'), await other.find('/tr')]).toEqual([null, null])
  // A page that was being made while the name was erased.
  await kept.keep('/en', before)
  expect(await kept.find('/en')).toBeNull()
  expect(await openKept(data).find('/en')).toBeNull()
  expect(readdirSync(join(data, 'kept'))).toEqual(['purged'])
  await kept.keep('/en', copy('no name', Date.now() + 50))
  expect((await kept.find('/en'))?.body.toString()).toBe('no name')
})

test('a page that is being written while somebody is erased leaves no file', async () => {
  const kept = openKept(data)
  for (let round = 0; round < 20; round += 1) {
    const writing = kept.keep('/en', copy(`a name ${round}`, Date.now() - 50))
    await Promise.all([writing, purgeKept(data)])
    expect(readdirSync(join(data, 'kept'))).toEqual(['purged'])
  }
})

test('a copy of yesterday is no help, and its file goes', async () => {
  const kept = openKept(data)
  await kept.keep('/en', copy('old'))
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.now() + 25 * 60 * 60_000)
  expect(await openKept(data).find('/en')).toBeNull()
  expect(await kept.find('/en')).toBeNull()
  expect(readdirSync(join(data, 'kept'))).toEqual([])
})
