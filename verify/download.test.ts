import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { story } from './story'
import { keyOf, type LogFiles, writeLog } from './testing'

let served: LogFiles
const server = createServer(({ url = '' }, answer) => {
  const bytes = served.get(url.replace('/api/v1/log/', ''))
  answer.writeHead(bytes ? 200 : 404).end(bytes)
})
const root = mkdtempSync(join(tmpdir(), 'isnad-kept-'))
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.close()
  rmSync(root, { recursive: true, force: true })
})

const all = [...story(3)]
const first = await writeLog(all.slice(0, 30), [10])
const fetched = async (files: LogFiles, folder: string) => {
  served = files
  const { download } = await import(new URL('./download.mjs', import.meta.url).href)
  await download(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, join(root, folder))
}
const kept = (folder: string, name: string) => readFileSync(join(root, folder, name))

test('a log that has grown is fetched over what was kept of it', async () => {
  const grown = await writeLog(all, [10, 30])
  await fetched(first, 'grown')
  await fetched(grown, 'grown')
  expect(kept('grown', 'checkpoint')).toEqual(grown.get('checkpoint'))
  expect(kept('grown', 'checkpoints')).toEqual(grown.get('checkpoints'))
})

test.each([
  ['another history under the same key', writeLog([...story(3, 2)], [10, 30])],
  ['fewer checkpoints than there were', writeLog(all.slice(0, 10))],
  ['the same entries under another key', writeLog(all, [10, 30], keyOf(9))],
])('%s overwrites nothing: both are kept, and that is said', async (name, other) => {
  await fetched(first, name)
  await expect(fetched(await other, name)).rejects.toThrow(/another log than the one that is served now/)
  for (const each of ['checkpoint', 'checkpoints', 'vkey']) {
    expect(kept(name, each)).toEqual(first.get(each))
    expect(kept(name, `${each}.other`)).toEqual((await other).get(each))
  }
  expect(existsSync(join(root, name, 'tile/0/000.p/10'))).toBe(false)
})
