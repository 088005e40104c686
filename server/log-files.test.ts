import { once } from 'node:events'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatBundle } from '../domain/tiles'
import { createFront } from './front'
import { LARGE } from './log-files'

const entries = Array.from({ length: 256 }, (_, at) => new TextEncoder().encode(`{"entry":${at}}`))
const hashes = Buffer.alloc(8192, 7)
let data: string
let front: Server

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'isnad-served-'))
  const put = (path: string, bytes: Uint8Array | string) => {
    mkdirSync(dirname(join(data, path)), { recursive: true })
    writeFileSync(join(data, path), bytes)
  }
  put('log/checkpoint', 'isnad.example/api/v1/log\n257\nAAAA\n\n— x y\n')
  put('log/checkpoints', '"one"\n')
  put('log/vkey', 'key\n')
  put('log/tile/0/000', hashes)
  put('log/tile/0/001.p/1', hashes.subarray(0, 32))
  put('log/tile/entries/000', formatBundle(entries))
  put('log/secret', 'secret')
  put('keys/log-key', 'secret')
  const settings = { authUrl: 'https://isnad.example', data, origins: [], oidc: null, trustProxyHops: 0 }
  front = createFront(settings, async (_, res) => void res.writeHead(404).end('the pages'))
  front.listen(0, '127.0.0.1')
  await once(front, 'listening')
})

afterAll(() => {
  front.close()
  rmSync(data, { recursive: true })
})

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = front.address() as { port: number }
  const req = request({ port, host: '127.0.0.1', path: `/api/v1/log/${path}`, method, headers }).end()
  const [res] = (await once(req, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of res) chunks.push(chunk)
  return { status: res.statusCode, headers: res.headers, bytes: Buffer.concat(chunks) }
}

test.each([
  ['checkpoint', 'text/plain; charset=utf-8', 'public, max-age=1'],
  ['checkpoints', 'application/jsonl', 'public, max-age=1'],
  ['vkey', 'text/plain; charset=utf-8', 'public, max-age=60'],
  ['tile/0/000', 'application/octet-stream', 'public, max-age=31536000, immutable'],
  ['tile/0/001.p/1', 'application/octet-stream', 'public, max-age=31536000, immutable'],
  ['tile/entries/000', 'application/octet-stream', 'public, max-age=31536000, immutable'],
])('%s is served as %s and kept as %s, to any page and with its length', async (path, type, caching) => {
  const { status, headers, bytes } = await ask(path)
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'content-type': type,
    'cache-control': caching,
    'content-length': String(bytes.length),
    'access-control-allow-origin': '*',
  })
  const head = await ask(path, {}, 'HEAD')
  expect([head.status, head.bytes.length, head.headers['content-length']]).toEqual([200, 0, String(bytes.length)])
  const again = await ask(path, { 'if-none-match': String(headers.etag) })
  expect([again.status, again.bytes.length]).toEqual([304, 0])
})

test('bundles are packed for those who unpack, tiles of hashes for nobody', async () => {
  const plain = await ask('tile/entries/000')
  const packed = await ask('tile/entries/000', { 'accept-encoding': 'gzip' })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(packed.bytes)).toEqual(plain.bytes)
  expect((await ask('tile/0/000', { 'accept-encoding': 'gzip, br' })).headers).not.toHaveProperty('content-encoding')
})

test('the list of checkpoints has another tag when it has grown; a long one is sent as it is', async () => {
  const path = join(data, 'log', 'checkpoints')
  const { headers } = await ask('checkpoints')
  appendFileSync(path, `"${'note'.repeat(300)}"\n`)
  const grown = await ask('checkpoints', { 'if-none-match': String(headers.etag), 'accept-encoding': 'gzip' })
  expect([grown.status, grown.headers['content-encoding']]).toEqual([200, 'gzip'])
  expect(gunzipSync(grown.bytes)).toEqual(readFileSync(path))

  appendFileSync(path, `"${'note'.repeat(LARGE / 4)}"\n`)
  const long = await ask('checkpoints', { 'accept-encoding': 'gzip' })
  expect(long.headers).not.toHaveProperty('content-encoding')
  expect(long.headers['content-length']).toBe(String(readFileSync(path).length))
  expect(long.bytes.equals(readFileSync(path))).toBe(true)
  expect((await ask('checkpoints', {}, 'HEAD')).bytes).toHaveLength(0)
  expect((await ask('checkpoints', { 'if-none-match': String(long.headers.etag) })).status).toBe(304)
})

test('a narrow file that has gone is cut from the full one', async () => {
  expect((await ask('tile/0/000.p/3')).bytes).toEqual(hashes.subarray(0, 96))
  expect((await ask('tile/entries/000.p/2')).bytes).toEqual(Buffer.from(formatBundle(entries.slice(0, 2))))
  expect((await ask('tile/0/001.p/2')).status).toBe(404)
})

test.each(['tile/0/001', 'tile/entries/001'])(
  '%s is not there yet: a problem document, which nobody keeps for long',
  async (path) => {
    const { status, headers, bytes } = await ask(path)
    expect([status, headers['content-type']]).toEqual([404, 'application/problem+json'])
    expect(JSON.parse(bytes.toString())).toMatchObject({ status: 404 })
    expect(headers['cache-control']).not.toContain('immutable')
  },
)

test.each([
  'secret',
  '../keys/log-key',
  '%2e%2e/keys/log-key',
  'tile/../secret',
  'tile/0/../../secret',
  'tile/0/x000/000',
  'tile/00/000',
  'tile/0/000.p/256',
  'tile/0/000.p/0',
  'checkpoint/',
  'proof/1',
])('%s names no file, and is for the pages', async (path) => {
  expect((await ask(path)).bytes.toString()).not.toContain('secret')
  expect((await ask(path)).status).toBe(404)
})
