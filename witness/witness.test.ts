import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { formatAddCheckpoint } from '../domain/add-checkpoint'
import { formatCheckpoint } from '../domain/checkpoint'
import { cosignatureVerifier, cosignedAt } from '../domain/cosignature'
import { consistencyProof, leafHash, rootOf } from '../domain/merkle'
import { memory } from '../domain/merkle.memory'
import { ed25519Signer, ed25519Verifier, openNote, parseNote, signNote, type Verifier } from '../domain/note'
import vectors from '../verify/vectors/witness.json'
import { openWitnessKey, type WitnessKey } from './key'
import { serveWitness } from './serve'
import { createWitness } from './witness'

const seed = (byte: number) => new Uint8Array(32).fill(byte)
const log = ed25519Signer('example.org/log', seed(1))
const other = ed25519Signer('example.net/log', seed(2))
const leaves = Array.from({ length: 300 }, (_, at) => leafHash(utf8ToBytes(`entry ${at}`)))
const forked = leaves.with(5, leafHash(utf8ToBytes('another entry')))
const NOW = Date.UTC(2026, 10, 22)

let folder: string
let key: WitnessKey
let server: Server
let url: string

type Asked = { old: number; size: number; from?: Uint8Array[]; signer?: typeof log; proofFrom?: number }

/** A request about the tree of the first `size` leaves. */
async function bodyOf({ old, size, from = leaves, signer = log, proofFrom = old }: Asked): Promise<string> {
  const read = memory(from)
  const note = signNote(formatCheckpoint({ origin: signer.name, size, root: await rootOf(size, read) }), [signer])
  const proof = proofFrom > size ? [] : await consistencyProof(proofFrom, size, read)
  return formatAddCheckpoint({ old, proof, note })
}

async function post(body: string | Uint8Array, at = url) {
  const response = await fetch(`${at}/add-checkpoint`, { method: 'POST', body: body as BodyInit })
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}
const add = async (asked: Asked, at = url) => post(await bodyOf(asked), at)

async function start(logs: readonly Verifier[], { state = 'state', time = 10_000 } = {}) {
  server = serveWitness(createWitness({ key, logs, state: join(folder, state), now: () => NOW }), { time })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
}
const stop = () => new Promise((resolve) => server.close(resolve).closeAllConnections())

const known = [log, other].map(({ vkey }) => ed25519Verifier(vkey) as Verifier)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'witness-'))
  key = await openWitnessKey(join(folder, 'key'), 'witness.example/w1')
  await start(known)
})
afterEach(async () => {
  await stop()
  await rm(folder, { recursive: true })
})

describe('a checkpoint that is consistent is cosigned', () => {
  test('the first, and one that follows, with the time', async () => {
    for (const asked of [
      { old: 0, size: 7 },
      { old: 7, size: 300 },
    ]) {
      const body = await bodyOf(asked)
      const { status, text } = await post(body)
      expect(status).toBe(200)
      const note = body.slice(body.indexOf('\n\n') + 2) + text
      const verifier = cosignatureVerifier(key.vkey) as Verifier
      expect(openNote(note, [verifier, known[0] as Verifier])?.by).toHaveLength(2)
      expect(cosignedAt(parseNote(note)?.signatures[1]?.bytes as Uint8Array)).toBe(NOW / 1000)
    }
  })

  test('the same again, and one of no leaves', async () => {
    expect((await add({ old: 0, size: 0 })).status).toBe(200)
    expect((await add({ old: 0, size: 9 })).status).toBe(200)
    expect((await add({ old: 9, size: 9 })).status).toBe(200)
  })

  test('of two logs, each by its own memory', async () => {
    expect((await add({ old: 0, size: 9 })).status).toBe(200)
    expect((await add({ old: 0, size: 4, signer: other, from: forked })).status).toBe(200)
    expect((await add({ old: 4, size: 8, signer: other, from: forked })).status).toBe(200)
    expect((await add({ old: 9, size: 10 })).status).toBe(200)
  })

  test('signed by an older key of the log too, and by strangers besides', async () => {
    const body = await bodyOf({ old: 0, size: 3 })
    const stranger = ed25519Signer('stranger.example', seed(9))
    const note = signNote('example.org/log\n', [stranger]).split('\n\n')[1]
    expect((await post(body + note)).status).toBe(200)
  })

  test('what another witness was asked in its published tests', async () => {
    await stop()
    await start([ed25519Verifier(vectors.vkey) as Verifier])
    const [first, , third] = vectors.requests.map(({ body }) => body) as [string, string, string]
    expect([(await post(first)).status, (await post(third)).status]).toEqual([200, 200])
  })
})

describe('refused is', () => {
  test('400: what is no request, no checkpoint, no UTF-8, or goes back by its own words', async () => {
    const body = await bodyOf({ old: 0, size: 7 })
    const bad = [
      '',
      'old 0\n\n',
      'old 0\n\nnote\n',
      body.replace('old 0', 'old -1'),
      body.replace('\n7\n', '\n07\n'),
      body.slice(0, -1),
    ]
    for (const each of bad) expect((await post(each)).status).toBe(400)
    expect((await post(Uint8Array.from([...utf8ToBytes(body), 0xff]))).status).toBe(400)
    expect((await add({ old: 8, size: 7 })).status).toBe(400)
  })

  test('404: a log that is not known, and every other address', async () => {
    expect((await add({ old: 0, size: 7, signer: ed25519Signer('example.com/log', seed(1)) })).status).toBe(404)
    expect((await fetch(`${url}/`)).status).toBe(404)
    expect((await fetch(`${url}/add-checkpoint`)).status).toBe(405)
  })

  test('403: another key with the name of the log, another log’s key, a signature of another text', async () => {
    expect((await add({ old: 0, size: 7, signer: ed25519Signer(log.name, seed(3)) })).status).toBe(403)
    const body = await bodyOf({ old: 0, size: 7, signer: other })
    expect((await post(body.replace(/^example.net\/log$/m, 'example.org/log'))).status).toBe(403)
    expect((await post((await bodyOf({ old: 0, size: 7 })).replace('\n7\n', '\n8\n'))).status).toBe(403)
  })

  test('409 and the size it holds: another old size', async () => {
    await add({ old: 0, size: 20 })
    for (const old of [0, 19, 21]) {
      const { status, type, text } = await add({ old, size: 30 })
      expect({ status, type, text }).toEqual({ status: 409, type: 'text/x.tlog.size', text: '20\n' })
    }
  })

  test('409: a rollback, whose old size is not the one it holds', async () => {
    await add({ old: 0, size: 20 })
    expect(await add({ old: 0, size: 10 })).toMatchObject({ status: 409, text: '20\n' })
    expect((await add({ old: 20, size: 21 })).status).toBe(200)
  })

  test('409: a fork of the same size, with no size to begin again from', async () => {
    await add({ old: 0, size: 20 })
    const { status, type } = await add({ old: 20, size: 20, from: forked })
    expect(status).toBe(409)
    expect(type).not.toContain('tlog.size')
  })

  test('422: a fork that goes on, a proof from elsewhere, a proof with a bit flipped, none, and one where none is needed', async () => {
    await add({ old: 0, size: 20 })
    expect((await add({ old: 20, size: 30, from: forked })).status).toBe(422)
    expect((await add({ old: 20, size: 30, proofFrom: 19 })).status).toBe(422)
    const body = await bodyOf({ old: 20, size: 30 })
    const [first, hash = '', ...rest] = body.split('\n')
    const flipped = (hash.startsWith('A') ? 'B' : 'A') + hash.slice(1)
    expect((await post([first, flipped, ...rest].join('\n'))).status).toBe(422)
    expect((await post([first, ...rest.slice(rest.indexOf(''))].join('\n'))).status).toBe(422)
    expect((await post([first, hash, hash, ...rest].join('\n'))).status).toBe(422)
    expect((await add({ old: 20, size: 30 })).status).toBe(200)
  })

  test('413: a body beyond what any request needs', async () => {
    expect((await post('x'.repeat(70_000))).status).toBe(413)
  })
})

test('nothing refused is remembered, and what was cosigned is after a restart', async () => {
  await add({ old: 0, size: 20 })
  await add({ old: 20, size: 30, from: forked })
  await stop()
  await start(known)
  expect(await add({ old: 0, size: 40 })).toMatchObject({ status: 409, text: '20\n' })
  expect((await add({ old: 20, size: 40 })).status).toBe(200)
})

test('of many at once that would each follow the same tree, one is cosigned, whatever the others are', async () => {
  await add({ old: 0, size: 20 })
  const asked = Array.from({ length: 24 }, (_, at) =>
    add({ old: 20, size: 21 + at, from: at % 2 ? forked.with(5, leaves[5] as Uint8Array) : leaves }),
  )
  const answers = await Promise.all(asked)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(23)
  const size = 21 + answers.findIndex(({ status }) => status === 200)
  expect((await add({ old: 0, size: 300 })).text).toBe(`${size}\n`)
})

test('two witnesses with one folder and one key do not cosign two trees after one', async () => {
  await add({ old: 0, size: 20 })
  const [first, firstUrl] = [server, url]
  await start(known)
  const other = leaves.with(25, leafHash(utf8ToBytes('another entry')))
  const answers = await Promise.all([add({ old: 20, size: 30 }, firstUrl), add({ old: 20, size: 30, from: other })])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  await new Promise((resolve) => first.close(resolve).closeAllConnections())
})

test('what cannot be kept is not cosigned', async () => {
  await stop()
  await start(known, { state: 'key' })
  const { status, text } = await add({ old: 0, size: 7 })
  expect(status).toBe(500)
  expect(text).not.toContain('—')
})

test('a body that does not come is not waited for', async () => {
  await stop()
  await start(known, { time: 500 })
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write('POST /add-checkpoint HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nold')
  const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))))
  expect(answer).toContain('408')
  socket.destroy()
})

test('killed when a tree is kept and before it answers, it holds that tree and cosigns it when asked again', async () => {
  await add({ old: 0, size: 20 })
  await stop()
  const dying = await startDying()
  await expect(add({ old: 20, size: 30 }, dying.url)).rejects.toThrow()
  expect(await dying.ended).toBe('SIGKILL')
  await start(known)
  expect(await add({ old: 20, size: 30 })).toMatchObject({ status: 409, text: '30\n' })
  expect((await add({ old: 30, size: 30 })).status).toBe(200)
})

/** A witness over the same folder, in a process of its own, that dies once it has kept a tree. */
async function startDying(): Promise<{ url: string; ended: Promise<NodeJS.Signals | null> }> {
  const script = `
    import { ed25519Verifier } from './domain/note.ts'
    import { openWitnessKey } from './witness/key.ts'
    import { serveWitness } from './witness/serve.ts'
    import { createWitness } from './witness/witness.ts'
    const [, folder, vkey] = process.argv
    const key = await openWitnessKey(folder + '/key', 'w')
    const kept = async () => process.kill(process.pid, 'SIGKILL')
    const server = serveWitness(createWitness({ key, logs: [ed25519Verifier(vkey)], state: folder + '/state', kept }))
    server.listen(0, '127.0.0.1', () => console.log(server.address().port))`
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', script, '--', folder, log.vkey],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const port = await new Promise<string>((resolve) =>
    child.stdout?.once('data', (data) => resolve(String(data).trim())),
  )
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)))
  return { url: `http://127.0.0.1:${port}`, ended }
}

test('the key is made once, for its owner to read only', async () => {
  expect((await stat(join(folder, 'key'))).mode & 0o777).toBe(0o400)
  expect((await openWitnessKey(join(folder, 'key'), 'witness.example/w2')).vkey).toBe(key.vkey)
  expect(await readdir(folder)).not.toContain('key.new')
})
