import { utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { formatCheckpoint } from '../../../domain/checkpoint'
import { formatLogProof } from '../../../domain/log-proof'
import { inclusionProof, leafHash, rootOf } from '../../../domain/merkle'
import { memory } from '../../../domain/merkle.memory'
import { ed25519Signer, type Signer, signNote } from '../../../domain/note'
import { hexOf } from '../../../domain/testing'
import { tilePath, tilesOf } from '../../../domain/tiles'
import { check, type Shown } from './check'
import { logAt } from './fetched'
import type { Memory } from './memory'

const ORIGIN = 'isnad.example/api/v1/log'
const key = ed25519Signer(ORIGIN, new Uint8Array(32).fill(7))
const next = ed25519Signer(ORIGIN, new Uint8Array(32).fill(8))
const FIRST = new Date('2026-11-22T14:02:00Z')

type Files = Map<string, Uint8Array | string>

const entriesOf = (count: number, label = 'entry') =>
  Array.from({ length: count }, (_, at) => utf8ToBytes(`${label} ${at}`))

/** A log as it is served: tiles, key, and the proof of one entry. */
async function served(
  entries: Uint8Array[],
  index: number,
  signers: Signer[] = [key],
  vkeys = signers,
): Promise<Files> {
  const read = memory(entries.map(leafHash))
  const size = entries.length
  const files: Files = new Map([['vkey', vkeys.map(({ vkey }) => `${vkey}\n`).join('')]])
  for (const tile of tilesOf(size)) {
    const of = Array.from({ length: tile.width }, (_, at) => ({ level: 8 * tile.level, index: 256 * tile.index + at }))
    files.set(tilePath(tile), Buffer.concat(await read(of)))
  }
  const checkpoint = signNote(formatCheckpoint({ origin: ORIGIN, size, root: await rootOf(size, read) }), signers)
  const proof = { index, hashes: await inclusionProof(index, size, read), checkpoint }
  files.set(`proof/${hexOf(leafHash(entries[index] as Uint8Array))}`, formatLogProof(proof))
  return files
}

function from(files: Files) {
  const get = async (address: string) => {
    const found = files.get(address.slice('/log/'.length))
    return found === undefined ? new Response('', { status: 404 }) : new Response(found as BodyInit)
  }
  return logAt('/log', get as typeof fetch)
}

function shownOf(entries: Uint8Array[], index: number): Shown {
  const envelope = entries[index] as Uint8Array
  return { envelope, leaf: hexOf(leafHash(envelope)), index }
}

const few = entriesOf(300)
const many = entriesOf(700)

/** What a browser remembers that has seen the log when it was small. */
async function visited(entries = few, memory: Memory | null = null): Promise<Memory> {
  const outcome = await check(shownOf(entries, 47), from(await served(entries, 47)), memory, FIRST)
  if (outcome.state !== 'holds') throw new Error(outcome.state)
  return outcome.remember
}

test('an entry that is in the log holds on a first visit, and what was seen is remembered', async () => {
  const files = await served(few, 47)
  const outcome = await check(shownOf(few, 47), from(files), null, FIRST)
  expect(outcome).toMatchObject({ state: 'holds', size: 300, before: null })
  const { note, keys, at } = await visited()
  expect(files.get(`proof/${shownOf(few, 47).leaf}`)).toContain(note)
  expect([keys, at]).toEqual([[key.vkey], '2026-11-22T14:02:00.000Z'])
})

test('on a later visit the log must begin with what was seen, by a proof made from its tiles', async () => {
  const outcome = await check(shownOf(many, 555), from(await served(many, 555)), await visited(), new Date())
  expect(outcome).toMatchObject({ state: 'holds', size: 700, before: { size: 300, at: FIRST.toISOString() } })
})

test('a log that dropped the parts of a tile that is full now is read from the full one', async () => {
  const whole = entriesOf(400)
  const files = await served(whole, 300)
  files.delete('tile/0/001.p/144')
  files.set('tile/0/001', (await served(entriesOf(512), 300)).get('tile/0/001') as Uint8Array)
  expect(await check(shownOf(whole, 300), from(files), await visited(), new Date())).toMatchObject({ state: 'holds' })
})

test('a checkpoint a moment older than the one seen holds when it is its beginning, and the newer stays remembered', async () => {
  const memory = await visited(many)
  const files = await served(many, 47)
  for (const [path, bytes] of await served(few, 47)) files.set(path, bytes)
  const outcome = await check(shownOf(few, 47), from(files), memory, new Date())
  expect(outcome).toMatchObject({ state: 'holds', size: 300, before: { size: 700 }, remember: { note: memory.note } })
})

test('a key that takes over while both sign is believed from then on, and the old one alone no more', async () => {
  const shown = shownOf(many, 47)
  const handed = await check(shown, from(await served(many, 47, [next, key])), await visited(), new Date())
  expect(handed).toMatchObject({ state: 'holds', remember: { keys: [next.vkey, key.vkey] } })
  const { remember } = handed as { remember: Memory }
  expect(await check(shown, from(await served(many, 47, [next])), remember, new Date())).toMatchObject({
    state: 'holds',
    remember: { keys: [next.vkey] },
  })
  const old = await check(shown, from(await served(many, 47, [key], [next, key])), remember, new Date())
  expect(old).toMatchObject({ state: 'alarm', step: 'signature', fault: 'unknown_key' })
})

test('a key that nobody announced is an alarm to whoever was here before', async () => {
  const alone = await served(many, 47, [next])
  const outcome = await check(shownOf(many, 47), from(alone), await visited(), new Date())
  expect(outcome).toMatchObject({ state: 'alarm', step: 'signature', fault: 'unknown_key' })
})

const other = [...few.slice(0, 200), ...entriesOf(500, 'other')]

test.each<[string, () => Promise<Files>, number, object]>([
  ['a history with other entries under it', () => served(other, 47), 47, { step: 'growth', fault: 'growth' }],
  ['the same number of other entries', () => served(other.slice(0, 300), 47), 47, { fault: 'growth' }],
  ['fewer entries than there were', () => served(few.slice(0, 100), 47), 47, { fault: 'shorter' }],
])('whoever is shown %s is told so, with the checkpoint as evidence', async (_, make, index, fault) => {
  const files = await make()
  const entries = [...few]
  const outcome = await check(shownOf(entries, index), from(files), await visited(), new Date())
  expect(outcome).toMatchObject({ state: 'alarm', ...fault, shown: expect.stringContaining(ORIGIN) })
})

test('an entry that the page changed is an alarm before anything is fetched', async () => {
  const nothing = from(new Map())
  for (let at = 0; at < 8; at += 1) {
    const shown = shownOf(few, 47)
    const envelope = shown.envelope.map((byte, each) => (each === at ? byte ^ 1 : byte))
    const outcome = await check({ ...shown, envelope }, nothing, null, FIRST)
    expect(outcome).toMatchObject({ state: 'alarm', step: 'entry', fault: 'entry' })
  }
})

test('an entry that the log holds at another number than the page says is an alarm', async () => {
  const outcome = await check({ ...shownOf(few, 47), index: 48 }, from(await served(few, 47)), null, FIRST)
  expect(outcome).toMatchObject({ state: 'alarm', step: 'place' })
})

test('with any one letter of the proof changed, it never holds', async () => {
  const files = await served(few.slice(0, 5), 3)
  const shown = shownOf(few, 3)
  const proof = files.get(`proof/${shown.leaf}`) as string
  for (let at = 0; at < proof.length; at += 1) {
    const letter = proof[at] === 'B' ? 'C' : 'B'
    const changed = new Map(files).set(`proof/${shown.leaf}`, proof.slice(0, at) + letter + proof.slice(at + 1))
    const outcome = await check(shown, from(changed), null, FIRST)
    expect(outcome.state, `${at}: ${proof.slice(at, at + 20)}`).toBe('alarm')
  }
})

test('with any one hash of its tiles changed, a log that grew holds only where that hash was not needed', async () => {
  const memory = await visited()
  const files = await served(many, 555)
  const untouched = await check(shownOf(many, 555), from(files), memory, new Date())
  let alarms = 0
  for (const [path, bytes] of files) {
    if (typeof bytes === 'string') continue
    for (let at = 0; at < bytes.length; at += 32 * 16) {
      const changed = new Map(files).set(
        path,
        bytes.map((byte, each) => (each === at ? byte ^ 128 : byte)),
      )
      const outcome = await check(shownOf(many, 555), from(changed), memory, FIRST)
      if (outcome.state === 'alarm') alarms += 1
      else expect(outcome).toMatchObject({ ...untouched, remember: { keys: [key.vkey] } })
    }
  }
  expect(alarms).toBeGreaterThan(10)
})

test('a tile of another length than it should have is an alarm, not a passing trouble', async () => {
  const files = await served(many, 555)
  files.set('tile/0/001', new Uint8Array(31))
  expect(await check(shownOf(many, 555), from(files), await visited(), FIRST)).toMatchObject({ fault: 'growth' })
})

test('what is not sealed yet is not said to fail, and what does not come is said to be unchecked', async () => {
  const shown = shownOf(few, 47)
  const files = await served(few, 47)
  const without = (path: string) => new Map([...files].filter(([each]) => !each.startsWith(path)))
  expect(await check({ ...shown, index: null }, from(without('proof')), null, FIRST)).toEqual({ state: 'unsealed' })
  expect(await check(shown, from(without('proof')), null, FIRST)).toEqual({ state: 'unchecked', step: 'signature' })
  expect(await check(shown, from(without('vkey')), null, FIRST)).toEqual({ state: 'unchecked', step: 'signature' })
  const later = await served(many, 47)
  for (const path of [...later.keys()]) if (path.startsWith('tile')) later.delete(path)
  expect(await check(shown, from(later), await visited(), FIRST)).toEqual({ state: 'unchecked', step: 'growth' })
})

test('a connection that drops within an answer is no rewritten history: what did not come is said to be unchecked', async () => {
  const broken = (files: Files, path: string) => {
    const body = new ReadableStream({ pull: (to) => to.error(new TypeError('network error')) })
    const get = async (address: string) =>
      address.startsWith(`/log/${path}`) ? new Response(body) : new Response(files.get(address.slice(5)) as BodyInit)
    return logAt('/log', get as typeof fetch)
  }
  const [shown, memory] = [shownOf(many, 555), await visited()]
  const now = await served(many, 555)
  expect(await check(shown, broken(now, 'tile'), memory, FIRST)).toEqual({ state: 'unchecked', step: 'growth' })
  expect(await check(shown, broken(now, 'proof'), memory, FIRST)).toEqual({ state: 'unchecked', step: 'signature' })
  expect(await check(shown, broken(now, 'vkey'), memory, FIRST)).toEqual({ state: 'unchecked', step: 'signature' })
  const behind = broken(await served(few, 47), 'tile')
  expect(await check(shownOf(few, 47), behind, await visited(many), FIRST)).toEqual({
    state: 'unchecked',
    step: 'growth',
  })
})
