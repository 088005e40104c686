import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { formatCheckpoint } from '../domain/checkpoint'
import { cosignatureVerifier } from '../domain/cosignature'
import { consistencyProof, leafHash, rootOf } from '../domain/merkle'
import { memory } from '../domain/merkle.memory'
import { ed25519Signer, ed25519Verifier, openNote, signNote, type Verifier } from '../domain/note'
import { openWitnessKey } from '../witness/key'
import { serveWitness } from '../witness/serve'
import { createWitness } from '../witness/witness'
import { cosignBy, cosigned, type Policy, policyOf, readPolicy, Unwitnessed } from './witnesses'

const log = ed25519Signer('example.org/log', new Uint8Array(32).fill(1))
const leaves = Array.from({ length: 64 }, (_, at) => leafHash(utf8ToBytes(`entry ${at}`)))

let folder: string
let servers: Server[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'witness-'))
  servers = []
})
afterEach(async () => {
  for (const server of servers) await new Promise((resolve) => server.close(resolve).closeAllConnections())
  await rm(folder, { recursive: true })
})

async function listen(server: Server): Promise<string> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`
}

/** A witness that runs, by its name, with a state of its own. */
async function witness(name: string) {
  const key = await openWitnessKey(join(folder, `${name}.key`), name)
  const logs = [ed25519Verifier(log.vkey) as Verifier]
  const url = await listen(serveWitness(createWitness({ key, logs, state: join(folder, name) })))
  return { url, vkey: key.vkey }
}

/** The key of a witness that answers something else. */
async function answering(name: string, listener: RequestListener) {
  const { vkey } = await openWitnessKey(join(folder, `${name}.key`), name)
  return { url: await listen(createServer(listener)), vkey }
}

async function checkpointOf(size: number, from = leaves) {
  const read = memory(from)
  const note = signNote(formatCheckpoint({ origin: log.name, size, root: await rootOf(size, read) }), [log])
  return [note, (old: number) => consistencyProof(old, size, read)] as const
}

const signersOf = (note: string, { witnesses }: Policy) =>
  openNote(
    note,
    witnesses.map(({ vkey }) => cosignatureVerifier(vkey) as Verifier),
  )?.by.map(({ name }) => name) ?? []

describe('a checkpoint is cosigned', () => {
  test('by all that there are, in the order of the policy, and again as the log grows', async () => {
    const policy = { need: 2, witnesses: [await witness('w1'), await witness('w2'), await witness('w3')] }
    const cosign = cosignBy(policy, { deadline: 20_000, grace: 20_000 })
    for (const size of [1, 5, 5, 40, 64]) {
      const signed = await cosign(...(await checkpointOf(size)))
      expect(signersOf(signed, policy)).toEqual(['w1', 'w2', 'w3'])
      expect(openNote(signed, [ed25519Verifier(log.vkey) as Verifier])).not.toBeNull()
    }
  })

  test('by one that has seen more than is remembered here, from the size it names', async () => {
    const policy = { need: 1, witnesses: [await witness('w1')] }
    await cosignBy(policy)(...(await checkpointOf(20)))
    const { enough, missing } = await cosigned(...(await checkpointOf(30)), policy)
    expect({ enough, missing }).toEqual({ enough: true, missing: [] })
  })

  test('without the one that is away, and without waiting for the one that says nothing', async () => {
    const away = { url: 'http://127.0.0.1:1', vkey: (await witness('away')).vkey }
    const silent = await answering('silent', () => {})
    const policy = { need: 2, witnesses: [silent, await witness('w1'), away, await witness('w2')] }
    const started = Date.now()
    const { note, enough, missing } = await cosigned(...(await checkpointOf(9)), policy, {
      deadline: 25_000,
      grace: 5_000,
    })
    expect(Date.now() - started).toBeLessThan(20_000)
    expect(enough).toBe(true)
    expect(signersOf(note, policy)).toEqual(['w1', 'w2'])
    expect(missing).toEqual([
      { name: 'silent', why: 'did not answer in time' },
      { name: 'away', why: expect.stringMatching(/cannot be reached|did not answer in time/) },
    ])
  })
})

describe('a checkpoint is not published', () => {
  test('when too few cosign before the deadline', async () => {
    const policy = { need: 2, witnesses: [await witness('w1'), await answering('silent', () => {})] }
    const { note, enough, missing } = await cosigned(...(await checkpointOf(9)), policy, { deadline: 10_000 })
    expect(enough).toBe(false)
    expect(missing).toEqual([{ name: 'silent', why: 'did not answer in time' }])
    expect(signersOf(note, policy)).toEqual(['w1'])
  })

  test('when it forks what witnesses have seen, or goes back behind it', async () => {
    const policy = { need: 1, witnesses: [await witness('w1')] }
    const cosign = cosignBy(policy)
    await cosign(...(await checkpointOf(20)))
    const forked = leaves.with(3, leafHash(utf8ToBytes('another')))
    await expect(cosign(...(await checkpointOf(30, forked)))).rejects.toThrow(/w1 refused with 422/)
    await expect(cosign(...(await checkpointOf(20, forked)))).rejects.toThrow(/w1 refused with 409/)
    await expect(cosign(...(await checkpointOf(10)))).rejects.toThrow(/w1 has cosigned a larger tree, of 20/)
    await expect(cosignBy(policy)(...(await checkpointOf(10)))).rejects.toBeInstanceOf(Unwitnessed)
    expect(signersOf(await cosign(...(await checkpointOf(30))), policy)).toEqual(['w1'])
  })

  test.each<[string, RequestListener]>([
    ['signs with another key', (_, response) => void stranger.then((line) => response.end(line))],
    ['answers with no signature', (_, response) => response.end('yes\n')],
    ['answers without end', (_, response) => response.end('x'.repeat(20_000))],
    ['sends elsewhere', (_, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end()],
    [
      'names another size each time',
      (_, response) => response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('3\n'),
    ],
  ])('when its witness %s', async (_, listener) => {
    const policy = { need: 1, witnesses: [await answering('w1', listener)] }
    const { note, enough } = await cosigned(...(await checkpointOf(9)), policy)
    expect(enough).toBe(false)
    expect(signersOf(note, policy)).toEqual([])
  })
  const stranger = checkpointOf(9).then(([note]) => note.slice(note.indexOf('\n\n') + 2))
})

describe('a policy', () => {
  const write = async (text: string) => {
    await writeFile(join(folder, 'witnesses.json'), text)
    return join(folder, 'witnesses.json')
  }

  test('is read from its file; where there is none, none is applied', async () => {
    const { vkey } = await openWitnessKey(join(folder, 'key'), 'w1')
    const policy = { need: 1, witnesses: [{ url: 'https://w1.example/isnad', vkey }] }
    expect(await readPolicy(await write(JSON.stringify(policy)))).toEqual(policy)
    expect(await readPolicy(join(folder, 'nothing'))).toBeNull()
  })

  test('lies in the data folder unless another file is named, which must be there', async () => {
    expect(await policyOf(folder, null)).toBeNull()
    const { vkey } = await openWitnessKey(join(folder, 'key'), 'w1')
    const policy = { need: 1, witnesses: [{ url: 'https://w1.example', vkey }] }
    const file = await write(JSON.stringify(policy))
    expect(await policyOf(folder, null)).toEqual(policy)
    expect(await policyOf('/nowhere', file)).toEqual(policy)
    await expect(policyOf(folder, join(folder, 'other.json'))).rejects.toThrow(/ISNAD_WITNESSES/)
  })

  test('that cannot be kept is refused in one sentence', async () => {
    const [one, two] = [
      await openWitnessKey(join(folder, 'one'), 'w1'),
      await openWitnessKey(join(folder, 'two'), 'w2'),
    ]
    const at = (vkey: string) => ({ url: 'https://w.example', vkey })
    const refused = async (policy: unknown, why: RegExp) =>
      expect(readPolicy(await write(JSON.stringify(policy)))).rejects.toThrow(why)
    await refused('no', /must look like/)
    await refused({ need: 0, witnesses: [] }, /must look like/)
    await refused({ need: 1, witnesses: [{ url: 'w.example', vkey: one.vkey }] }, /must look like/)
    await refused({ need: 1, witnesses: [at(log.vkey)] }, /is no verifier key of a witness/)
    await refused({ need: 3, witnesses: [at(one.vkey), at(two.vkey)] }, /3 cosignatures are needed of 2/)
    await refused({ need: 1, witnesses: [at(one.vkey), at(one.vkey)] }, /same key/)
    await expect(readPolicy(await write('{'))).rejects.toThrow(/must look like/)
  })
})
