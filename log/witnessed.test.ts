import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { append } from '../db/audit'
import { type Db, openDb } from '../db/client'
import { freshDb } from '../db/testing'
import { parseCheckpoint } from '../domain/checkpoint'
import { cosignatureVerifier } from '../domain/cosignature'
import { ed25519Verifier, openNote, type Verifier } from '../domain/note'
import { openWitnessKey } from '../witness/key'
import { serveWitness } from '../witness/serve'
import { createWitness } from '../witness/witness'
import { openKeys } from './key'
import { openSealer } from './open'
import { cosignBy, type Policy, Unwitnessed } from './witnesses'

/** Whoever runs answers, however busy the machine is. */
const PATIENT = { deadline: 20_000, grace: 20_000 }

const origin = 'isnad.example/api/v1/log'
let folder: string
let made: (() => Promise<unknown> | unknown)[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-witnessed-'))
  made = []
})
afterEach(async () => {
  for (const end of made.reverse()) await end()
  rmSync(folder, { recursive: true, force: true })
})

/** A record of its own with its data folder, and a sealer that asks these witnesses. */
async function site(name: string, policy: Policy) {
  const data = join(folder, name)
  const { db, url, close } = await freshDb()
  const own = openDb(url.replace('isnad_app', 'isnad_sealer'), { max: 1 })
  const sealer = await openSealer(own.db, { data, origin, cosign: cosignBy(policy, PATIENT) })
  made.push(close, () => own.close(), sealer.close)
  const verifiers = [logVerifier(data), ...policy.witnesses.map(({ vkey }) => cosignatureVerifier(vkey) as Verifier)]
  const published = () => {
    const opened = openNote(readFileSync(join(data, 'log', 'checkpoint'), 'utf8'), verifiers)
    return { size: parseCheckpoint(opened?.text ?? '')?.size, by: opened?.by.map(({ name }) => name) }
  }
  return { db, round: sealer.round, published }
}

const logVerifier = (data: string) =>
  ed25519Verifier(readFileSync(join(data, 'keys', 'log-vkeys'), 'utf8').split(/[\s]/)[0] ?? '') as Verifier

/** A witness that hangs up while it is stopped, and can be started again: the address stays its own. */
async function witness(name: string, vkey: string) {
  const key = await openWitnessKey(join(folder, `${name}.key`), name)
  const logs = [ed25519Verifier(vkey) as Verifier]
  const begin = () => serveWitness(createWitness({ key, logs, state: join(folder, name) }))
  let running: ReturnType<typeof begin> | null = begin()
  const server = createServer((req, res) => {
    if (running) running.emit('request', req, res)
    else req.socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  made.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()))
  const { port } = server.address() as { port: number }
  const stop = () => {
    running = null
  }
  const start = () => {
    running = begin()
  }
  return { url: `http://127.0.0.1:${port}`, vkey: key.vkey, start, stop }
}

async function write(db: Db, from: number, to: number): Promise<void> {
  await db.transaction(async (tx) => {
    for (let n = from; n < to; n += 1) {
      await append(tx, 'operator', { kind: 'agent.noted', subject: `agent:${n}`, at: new Date(), data: { n } })
    }
  })
}

async function threeOf(data: string) {
  const { signers } = await openKeys(join(data, 'keys'), origin)
  const vkey = signers[0]?.vkey ?? ''
  return [await witness('w1', vkey), await witness('w2', vkey), await witness('w3', vkey)] as const
}

test('a checkpoint goes out with two cosignatures of three; with fewer the last one stays, and is followed once they are back', async () => {
  const [one, two, three] = await threeOf(join(folder, 'site'))
  const { db, round, published } = await site('site', { need: 2, witnesses: [one, two, three] })
  await write(db, 0, 10)
  await round()
  expect(published()).toEqual({ size: 10, by: [origin, 'w1', 'w2', 'w3'] })

  one.stop()
  await write(db, 10, 20)
  await round()
  expect(published()).toEqual({ size: 20, by: [origin, 'w2', 'w3'] })

  two.stop()
  await write(db, 20, 30)
  await expect(round()).rejects.toBeInstanceOf(Unwitnessed)
  await write(db, 30, 40)
  await expect(round()).rejects.toThrow(/w1 cannot be reached.*w2 cannot be reached/)
  expect(published().size).toBe(20)

  one.start()
  two.start()
  await round()
  expect(published()).toEqual({ size: 40, by: [origin, 'w1', 'w2', 'w3'] })
})

test('whoever has the key of the log and another history gets no cosignature for it', async () => {
  const witnesses = await threeOf(join(folder, 'site'))
  const { db, round } = await site('site', { need: 2, witnesses })
  await write(db, 0, 10)
  await round()

  mkdirSync(join(folder, 'thief', 'keys'), { recursive: true })
  for (const file of ['log-key', 'log-vkeys'])
    copyFileSync(join(folder, 'site', 'keys', file), join(folder, 'thief', 'keys', file))
  const thief = await site('thief', { need: 1, witnesses })
  await write(thief.db, 100, 115)
  await expect(thief.round()).rejects.toThrow(/w1 refused with 422.*w2 refused with 422.*w3 refused with 422/)
})
