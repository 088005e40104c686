import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { toBase64 } from '../domain/base64'
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from '../domain/checkpoint'
import {
  ed25519Signer,
  ed25519Verifier,
  openNote,
  parseSkey,
  type Signer,
  signNote,
  type Verifier,
} from '../domain/note'
import { makeFolder, readWhole, writeOnce, writeWhole } from './disk'
import type { Head } from './guard'

/**
 * The log's keys, one a line, the current one first: `log-key` holds those that sign, which are secret; `log-vkeys` every one there
 * was, with the time it was made and, if it signs no more, the time it was retired.
 */
const SECRET = 0o400
const DAYS = 24 * 60 * 60 * 1000
/** Whoever knows only the old key has this long to learn of the new one. */
export const OVERLAP = 30 * DAYS

/** What is needed to read the checkpoints of a log. */
export type Trusted = {
  /** The name of all keys, and the first line of every checkpoint. */
  origin: string
  /** Of every key there was, so that old checkpoints can be read. One that was retired counts no further than it signed. */
  verifiers: readonly Verifier[]
  known: readonly Known[]
}

export type Keys = Trusted & {
  signers: readonly Signer[]
  /** The last checkpoint of the log that this one took the place of, because its key was revoked. */
  follows: Checkpoint | null
}

type Known = { vkey: string; since: Date; until: { at: Date; size: number } | null }

/** The keys of a folder; null when none was made yet. Throws when they cannot be read. */
export async function readKeys(folder: string): Promise<Keys | null> {
  const text = (await readWhole(join(folder, 'log-key')))?.toString()
  if (text === undefined) return null
  const signers = lines(text).map(parseSkey)
  const [first] = signers
  if (!first || !signers.every((each) => each?.name === first.name))
    throw new Error(`The key in ${join(folder, 'log-key')} cannot be read.`)
  const signing = signers as Signer[]
  const { known, follows } = await readKnown(folder)
  const trusted = trustIn([...signing.map(({ vkey }) => ({ vkey })), ...known], first.name) as Trusted
  // A log that was to take the place of this one, had the process not ended before it had its key.
  return { ...trusted, signers: signing, follows: follows?.origin === first.name ? null : follows }
}

/** The keys that a folder says there were, also where none is there that signs; null when it says nothing. */
export async function readTrusted(folder: string): Promise<Trusted | null> {
  return (await readKeys(folder)) ?? trustIn((await readKnown(folder)).known)
}

/** Trust in these verifier keys, as far as they are of this name, or of that of the first; null when there is none. */
export function trustIn(
  keys: readonly (Pick<Known, 'vkey'> & Partial<Known>)[],
  origin = ed25519Verifier(keys[0]?.vkey ?? '')?.name,
): Trusted | null {
  const verifiers = [...new Set(keys.map(({ vkey }) => vkey))].flatMap((vkey) => ed25519Verifier(vkey) ?? [])
  const own = verifiers.filter(({ name }) => name === origin)
  const isOwn = (each: Partial<Known>): each is Known => !!each.since && own.some(({ vkey }) => vkey === each.vkey)
  return origin && own.length > 0 ? { origin, verifiers: own, known: keys.filter(isOwn) } : null
}

/** The same; a first key of this name is made where there is none. */
export async function openKeys(folder: string, origin: string): Promise<Keys> {
  const there = await readKeys(folder)
  if (there && there.known.length > 0) return there
  await makeFolder(folder, 0o700)
  // Of two that begin in one moment, one is written; both read that one.
  if (!there) await writeOnce(join(folder, 'log-key'), `${newSigner(origin).skey}\n`, SECRET)
  const keys = (await readKeys(folder)) as Keys
  if (keys.known.length > 0) return keys
  await writeKnown(folder, { ...keys, known: [{ vkey: first(keys).vkey, since: new Date(), until: null }] })
  return (await readKeys(folder)) as Keys
}

/** The keys of a folder each time they are asked for: read anew, since they may have been rotated, but worked out once. */
export function keepKeys(folder: string, origin: string): () => Promise<Keys> {
  let kept: { text: string; keys: Keys } | undefined
  return async () => {
    const files = await Promise.all(['log-key', 'log-vkeys'].map((name) => readWhole(join(folder, name))))
    const text = files.join('\n')
    if (kept?.text !== text) kept = { text, keys: await openKeys(folder, origin) }
    return kept.keys
  }
}

/** Makes a key that signs beside the others from now on, and stands before them. Throws when two sign already. */
export async function rotate(folder: string): Promise<Signer> {
  const keys = await expectKeys(folder)
  if (keys.signers.length > 1) throw new Error('Two keys sign already: retire the old one first.')
  const signer = newSigner(keys.origin)
  // First the public half: a signature of a key that nobody knows yet would be of no use.
  await writeKnown(folder, { ...keys, known: [{ vkey: signer.vkey, since: new Date(), until: null }, ...keys.known] })
  await writeSigners(folder, [signer, ...keys.signers])
  return signer
}

/**
 * Ends the signing of all keys but the newest, once they have signed beside it for thirty days; they count up to the checkpoint of
 * `size`, the last that they signed. Throws before. Out: those that ended.
 */
export async function retire(folder: string, size: number, now: Date): Promise<Signer[]> {
  const keys = await expectKeys(folder)
  const [current, ...old] = keys.signers
  if (!current || old.length === 0) throw new Error('One key signs: make the next one first.')
  const since = keys.known.find(({ vkey }) => vkey === current.vkey)?.since
  const may = since && new Date(since.getTime() + OVERLAP)
  if (!may || may > now)
    throw new Error(
      `Both keys sign until ${may?.toISOString() ?? 'the new one is known'}, so that everybody learns of the new one.`,
    )
  const ended = ({ vkey }: Known) => old.some((each) => each.vkey === vkey)
  const known = keys.known.map((each) => (ended(each) ? { ...each, until: { at: now, size } } : each))
  // First where they end: what is broken off before they sign no more can be done again.
  await writeKnown(folder, { ...keys, known })
  await writeSigners(folder, [current])
  return old
}

/** Makes the first key of a log of another name, which takes the place of the one that ended with this checkpoint. */
export async function succeed(folder: string, origin: string, follows: Checkpoint): Promise<Signer> {
  const { known } = await expectKeys(folder)
  const signer = newSigner(origin)
  // Until the new one signs, the old keys are those of the log: they stay, and count for nothing under the other name.
  await writeKnown(folder, { known: [{ vkey: signer.vkey, since: new Date(), until: null }, ...known], follows })
  await writeSigners(folder, [signer])
  return signer
}

/** The note of a tree, signed by all keys that sign. A log that follows another says so on a fourth line: which, and where it ended. */
export function signCheckpoint({ origin, signers, follows }: Keys, { size, root }: Head): string {
  const text = formatCheckpoint({ origin, size, root })
  return signNote(follows ? `${text}follows ${formatEnd(follows)}\n` : text, signers)
}

/** What a note of this log says; null when it is none, or only a key that had been retired by then has signed it. */
export function openCheckpoint(note: string, { origin, verifiers, known }: Trusted): Checkpoint | null {
  const opened = openNote(note, verifiers)
  const said = opened && parseCheckpoint(opened.text)
  if (!said || said.origin !== origin) return null
  const ended = (vkey: string) => known.find((each) => each.vkey === vkey)?.until?.size ?? Number.POSITIVE_INFINITY
  return opened.by.some(({ vkey }) => said.size <= ended(vkey)) ? said : null
}

/** What is served as `vkey`: every verifier key a line, the current one first. */
export function formatVkeys({ verifiers }: Trusted): string {
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

async function readKnown(folder: string): Promise<Pick<Keys, 'known' | 'follows'>> {
  const text = (await readWhole(join(folder, 'log-vkeys')))?.toString() ?? ''
  const [last = '', ...rest] = lines(text).reverse()
  const follows = last.startsWith('follows ') ? parseEnd(last.split(' ').slice(1)) : null
  const known = (follows ? rest : [last, ...rest]).reverse().filter((line) => line !== '')
  return { known: known.map(parseKnown), follows }
}

/** One key a line, with the time since it signs, and if it does no more, until when and up to which size. */
async function writeKnown(folder: string, { known, follows }: Pick<Keys, 'known' | 'follows'>): Promise<void> {
  const line = ({ vkey, since, until }: Known) =>
    [vkey, since.toISOString(), ...(until ? [until.at.toISOString(), until.size] : [])].join(' ')
  const all = [...known.map(line), ...(follows ? [`follows ${formatEnd(follows)}`] : [])]
  await writeWhole(join(folder, 'log-vkeys'), all.map((each) => `${each}\n`).join(''))
}

function parseKnown(line: string): Known {
  const [vkey = '', since = '', until, size] = line.split(' ')
  return { vkey, since: new Date(since), until: until ? { at: new Date(until), size: Number(size) } : null }
}

function formatEnd({ origin, size, root }: Checkpoint): string {
  return `${origin} ${size} ${toBase64(root)}`
}

function parseEnd([origin = '', size = '', root = '']: string[]): Checkpoint | null {
  return parseCheckpoint(`${origin}\n${size}\n${root}\n`)
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '')
