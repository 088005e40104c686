import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ed25519Signer, ed25519Verifier, parseSkey, type Signer, type Verifier } from '../domain/note'
import { makeFolder, readWhole, writeOnce, writeWhole } from './disk'

/**
 * The log's keys, one a line, the current one first: `log-key` holds those that sign, which are secret; `log-vkeys` every one there
 * was, with the time it was made and, if it signs no more, the time it was retired.
 */
const SECRET = 0o400
const DAYS = 24 * 60 * 60 * 1000
/** Whoever knows only the old key has this long to learn of the new one. */
export const OVERLAP = 30 * DAYS

export type Keys = {
  /** The name of all of them, and the first line of every checkpoint. */
  origin: string
  signers: readonly Signer[]
  /** Of every key there was, so that old checkpoints can be read. */
  verifiers: readonly Verifier[]
}

type Known = { vkey: string; since: Date; until: Date | null }

/** The keys of a folder; null when none was made yet. Throws when they cannot be read. */
export async function readKeys(folder: string): Promise<Keys | null> {
  const text = (await readWhole(join(folder, 'log-key')))?.toString()
  if (text === undefined) return null
  const signers = lines(text).map(parseSkey)
  const [first] = signers
  if (!first || !signers.every((each) => each?.name === first.name))
    throw new Error(`The key in ${join(folder, 'log-key')} cannot be read.`)
  const signing = signers as Signer[]
  const known = await readKnown(folder)
  const vkeys = new Set([...signing.map(({ vkey }) => vkey), ...known.map(({ vkey }) => vkey)])
  const verifiers = [...vkeys].flatMap((vkey) => ed25519Verifier(vkey) ?? [])
  return { origin: first.name, signers: signing, verifiers }
}

/** The same; a first key of this name is made where there is none. */
export async function openKeys(folder: string, origin: string): Promise<Keys> {
  const there = await readKeys(folder)
  if (there) return there
  await makeFolder(folder, 0o700)
  // Of two that begin in one moment, one is written; both read that one.
  await writeOnce(join(folder, 'log-key'), `${newSigner(origin).skey}\n`, SECRET)
  const keys = (await readKeys(folder)) as Keys
  if ((await readKnown(folder)).length === 0)
    await writeKnown(folder, [{ vkey: first(keys).vkey, since: new Date(), until: null }])
  return keys
}

/** Makes a key that signs beside the others from now on, and stands before them. Throws when two sign already. */
export async function rotate(folder: string): Promise<Signer> {
  const keys = await expectKeys(folder)
  if (keys.signers.length > 1) throw new Error('Two keys sign already: retire the old one first.')
  const signer = newSigner(keys.origin)
  // First the public half: a signature of a key that nobody knows yet would be of no use.
  await writeKnown(folder, [{ vkey: signer.vkey, since: new Date(), until: null }, ...(await readKnown(folder))])
  await writeSigners(folder, [signer, ...keys.signers])
  return signer
}

/** Ends the signing of all keys but the newest, once they have signed beside it for thirty days. Throws before. Out: those that ended. */
export async function retire(folder: string, now: Date): Promise<Signer[]> {
  const keys = await expectKeys(folder)
  const [current, ...old] = keys.signers
  if (!current || old.length === 0) throw new Error('One key signs: make the next one first.')
  const known = await readKnown(folder)
  const since = known.find(({ vkey }) => vkey === current.vkey)?.since
  const may = since && new Date(since.getTime() + OVERLAP)
  if (!may || may > now)
    throw new Error(
      `Both keys sign until ${may?.toISOString() ?? 'the new one is known'}, so that everybody learns of the new one.`,
    )
  await writeSigners(folder, [current])
  const ended = (vkey: string) => old.some((each) => each.vkey === vkey)
  await writeKnown(
    folder,
    known.map((each) => (ended(each.vkey) ? { ...each, until: now } : each)),
  )
  return old
}

/** What is served as `vkey`: every verifier key a line, the current one first. */
export function formatVkeys({ verifiers }: Keys): string {
  return verifiers.map(({ vkey }) => `${vkey}\n`).join('')
}

function newSigner(origin: string): Signer {
  return ed25519Signer(origin, new Uint8Array(randomBytes(32)))
}

function first({ signers }: Keys): Signer {
  return signers[0] as Signer
}

async function expectKeys(folder: string): Promise<Keys> {
  const keys = await readKeys(folder)
  if (!keys) throw new Error('There is no key yet: it is made at the first start.')
  return keys
}

async function writeSigners(folder: string, signers: readonly Signer[]): Promise<void> {
  await writeWhole(join(folder, 'log-key'), signers.map(({ skey }) => `${skey}\n`).join(''), SECRET)
}

async function readKnown(folder: string): Promise<Known[]> {
  const text = (await readWhole(join(folder, 'log-vkeys')))?.toString() ?? ''
  return lines(text).map((line) => {
    const [vkey = '', since = '', until] = line.split(' ')
    return { vkey, since: new Date(since), until: until ? new Date(until) : null }
  })
}

async function writeKnown(folder: string, known: readonly Known[]): Promise<void> {
  const line = ({ vkey, since, until }: Known) =>
    [vkey, since.toISOString(), ...(until ? [until.toISOString()] : [])].join(' ')
  await writeWhole(join(folder, 'log-vkeys'), known.map((each) => `${line(each)}\n`).join(''))
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '')
