import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Keys, OVERLAP, openCheckpoint, openKeys, readKeys, retire, rotate, signCheckpoint, succeed } from './key'

const origin = 'isnad.example/api/v1/log'
const later = () => new Date(Date.now() + OVERLAP + 60_000)
const tree = (size: number) => ({ size, root: new Uint8Array(32).fill(size) })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const keys = async () => (await readKeys(folder)) as Keys
const vkeys = async () => (await keys()).known.map(({ vkey }) => vkey)

/** Does something to the keys as if the process had ended before `log-key` was written: the other file is the new one already. */
async function brokenOff(work: () => Promise<unknown>): Promise<void> {
  const secret = readFileSync(join(folder, 'log-key'))
  await work()
  rmSync(join(folder, 'log-key'))
  writeFileSync(join(folder, 'log-key'), secret, { mode: 0o400 })
}

test('a first key whose public half was not written is known at the next start, and can be rotated and retired', async () => {
  const [first] = (await openKeys(folder, origin)).signers
  rmSync(join(folder, 'log-vkeys'))
  expect(await vkeys()).toEqual([])
  expect((await openKeys(folder, origin)).known.map(({ vkey }) => vkey)).toEqual([first?.vkey])
  await rotate(folder)
  expect((await retire(folder, 10, later())).map(({ vkey }) => vkey)).toEqual([first?.vkey])
})

test('a retirement that was broken off leaves both keys signing, and done again ends the old one', async () => {
  const before = await openKeys(folder, origin)
  const { vkey } = await rotate(folder)
  await brokenOff(() => retire(folder, 10, later()))
  expect((await keys()).signers).toHaveLength(2)
  expect(openCheckpoint(signCheckpoint(await keys(), tree(12)), await keys())).toMatchObject({ size: 12 })
  await retire(folder, 12, later())
  expect((await keys()).signers.map((each) => each.vkey)).toEqual([vkey])
  expect(openCheckpoint(signCheckpoint(before, tree(12)), await keys())).toMatchObject({ size: 12 })
  expect(openCheckpoint(signCheckpoint(before, tree(13)), await keys())).toBeNull()
})

test('a log whose successor was broken off is itself as before, and done again the new one follows it', async () => {
  await openKeys(folder, origin)
  await rotate(folder)
  await retire(folder, 10, later())
  const before = await keys()
  const end = { origin, ...tree(20) }
  await brokenOff(() => succeed(folder, `${origin}/2`, end))
  expect(await keys()).toMatchObject({ origin, follows: null, known: before.known })
  expect((await keys()).verifiers.map(({ vkey }) => vkey)).toEqual(before.verifiers.map(({ vkey }) => vkey))
  const { vkey } = await succeed(folder, `${origin}/2`, end)
  expect(await keys()).toMatchObject({ origin: `${origin}/2`, follows: end, known: [{ vkey }] })
  expect((await keys()).verifiers.map((each) => each.vkey)).toEqual([vkey])
  expect(openCheckpoint(signCheckpoint(before, tree(21)), await keys())).toBeNull()
})
