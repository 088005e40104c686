import { join } from 'node:path'
import { z } from 'zod'
import { formatAddCheckpoint } from '../domain/add-checkpoint'
import { parseCheckpoint } from '../domain/checkpoint'
import { cosignatureVerifier } from '../domain/cosignature'
import { parseNote, parseVkey, type Signature, type Verifier, withSignatures } from '../domain/note'
import { readWhole } from './disk'

/** How many of which witnesses must have cosigned a checkpoint before it is published. */
export type Policy = { need: number; witnesses: readonly { url: string; vkey: string }[] }
/** Whose cosignature is not there, and why in a few words. */
export type Missing = { name: string; why: string }

/** So many milliseconds all witnesses together may take. */
const DEADLINE = 5_000
/** Once enough have signed, the others have so much longer. */
const GRACE = 200
/** An answer is a few lines. */
const ANSWER = 16 * 1024

const shape = z.strictObject({
  need: z.int().min(1),
  witnesses: z.array(z.strictObject({ url: z.url({ protocol: /^https?$/ }), vkey: z.string() })),
})

/** The policy of a data folder: in the file that the settings name, which must be there, or in `witnesses.json`; null without. */
export async function policyOf(data: string, named: string | null): Promise<Policy | null> {
  const policy = await readPolicy(named ?? join(data, 'witnesses.json'))
  if (named && !policy) throw new Error(`ISNAD_WITNESSES names a file that is not there: ${named}.`)
  return policy
}

/** The policy in a settings file; null when there is no such file. Throws one plain sentence when it is none. */
export async function readPolicy(file: string): Promise<Policy | null> {
  const text = (await readWhole(file))?.toString()
  if (text === undefined) return null
  const parsed = shape.safeParse(parseJson(text))
  if (!parsed.success) throw new Error(`${file} must look like { "need": 2, "witnesses": [{ "url": …, "vkey": … }] }.`)
  const { need, witnesses } = parsed.data
  const wrong = witnesses.find(({ vkey }) => !cosignatureVerifier(vkey))
  if (wrong) throw new Error(`${file}: ${wrong.vkey} is no verifier key of a witness.`)
  const keys = new Set(witnesses.map(({ vkey }) => parseVkey(vkey)?.key.join()))
  if (keys.size < witnesses.length)
    throw new Error(`${file}: two of the witnesses have the same key and would count twice.`)
  if (need > witnesses.length)
    throw new Error(`${file}: ${need} cosignatures are needed of ${witnesses.length} witnesses.`)
  return { need, witnesses }
}

/**
 * Asks every witness at once to cosign a note, a checkpoint that its log has signed, and gives it back with their signatures, each
 * of them verified. `proofFrom` makes the consistency proof from the size that a witness saw last. `seen` remembers those sizes.
 */
export async function cosigned(
  note: string,
  proofFrom: (oldSize: number) => Promise<Uint8Array[]>,
  { need, witnesses }: Policy,
  { seen = new Map<string, number>(), deadline = DEADLINE, grace = GRACE } = {},
): Promise<{ note: string; enough: boolean; missing: Missing[] }> {
  const text = parseNote(note)?.text ?? ''
  const size = parseCheckpoint(text)?.size
  if (size === undefined) throw new RangeError('no checkpoint to cosign')
  const ends = new AbortController()
  const signatures = new Map<string, Signature>()
  const reasons = new Map<string, string>()
  const timers = [setTimeout(() => ends.abort(), deadline)]
  await Promise.all(
    witnesses.map(async ({ url, vkey }) => {
      const verifier = cosignatureVerifier(vkey) as Verifier
      const old = Math.min(seen.get(vkey) ?? 0, size)
      const ask = (from: number, proof: Uint8Array[]) =>
        post(url, formatAddCheckpoint({ old: from, proof, note }), ends.signal)
      try {
        signatures.set(vkey, await persuade({ text, size, verifier, old, proofFrom, ask }))
        seen.set(vkey, size)
        if (signatures.size === need) timers.push(setTimeout(() => ends.abort(), grace))
      } catch (error) {
        reasons.set(vkey, ends.signal.aborted ? 'did not answer in time' : (error as Error).message)
      }
    }),
  )
  timers.forEach(clearTimeout)

  const lines = witnesses.flatMap(({ vkey }) => signatures.get(vkey) ?? [])
  const missing = witnesses
    .filter(({ vkey }) => !signatures.has(vkey))
    .map(({ vkey }) => ({ name: parseVkey(vkey)?.name ?? vkey, why: reasons.get(vkey) ?? '' }))
  return { note: withSignatures(note, lines), enough: lines.length >= need, missing }
}

/** Fewer witnesses than are needed cosigned a checkpoint: it is not published, and tried again. */
export class Unwitnessed extends Error {
  override name = 'Unwitnessed'
  constructor(readonly missing: readonly Missing[]) {
    super(`Too few witnesses cosigned: ${missing.map(({ name, why }) => `${name} ${why}`).join('; ')}.`)
  }
}

/** What the sealer calls for each checkpoint; sizes are remembered between calls. Throws an Unwitnessed when too few signed. */
export function cosignBy(policy: Policy, patience: { deadline?: number; grace?: number } = {}) {
  const seen = new Map<string, number>()
  return async (note: string, proofFrom: (oldSize: number) => Promise<Uint8Array[]>): Promise<string> => {
    const { note: signed, enough, missing } = await cosigned(note, proofFrom, policy, { ...patience, seen })
    if (!enough) throw new Unwitnessed(missing)
    return signed
  }
}

type Answer = { status: number; type: string; body: string }

/** Asks one witness, and once more from the size it names. Throws with a few words when it does not sign. */
async function persuade(means: {
  text: string
  size: number
  verifier: Verifier
  old: number
  proofFrom: (oldSize: number) => Promise<Uint8Array[]>
  ask: (old: number, proof: Uint8Array[]) => Promise<Answer>
}): Promise<Signature> {
  const { text, size, verifier, proofFrom, ask } = means
  // Between two answers another instance of this log may have been there.
  for (let old = means.old, tries = 0; tries < 3; tries += 1) {
    const { status, type, body } = await ask(old, await proofFrom(old))
    if (status === 200) return signatureIn(body, text, verifier)
    const held =
      status === 409 && type.startsWith('text/x.tlog.size') ? /^(0|[1-9]\d{0,15})\n$/.exec(body)?.[1] : undefined
    if (held === undefined) throw new Error(`refused with ${status}: ${body.split('\n')[0]?.slice(0, 200)}`)
    if (Number(held) > size) throw new Error(`has cosigned a larger tree, of ${held}`)
    old = Number(held)
  }
  throw new Error('names another size each time')
}

function signatureIn(body: string, text: string, verifier: Verifier): Signature {
  const signatures = parseNote(`${text}\n${body}`)?.signatures ?? []
  const own = signatures.find(({ name, id }) => name === verifier.name && id === verifier.id)
  if (!own || !verifier.verify(text, own.bytes)) throw new Error('answered with no cosignature of its key')
  return own
}

async function post(url: string, body: string, signal: AbortSignal): Promise<Answer> {
  const address = `${url.replace(/\/+$/, '')}/add-checkpoint`
  const response = await fetch(address, { method: 'POST', body, signal, redirect: 'error' }).catch((error: Error) => {
    throw new Error(`cannot be reached (${(error.cause as Error | undefined)?.message ?? error.message})`)
  })
  const chunks: Uint8Array[] = []
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk)
    if (chunks.reduce((sum, { length }) => sum + length, 0) > ANSWER) throw new Error('answered at too great a length')
  }
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: Buffer.concat(chunks).toString(),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
