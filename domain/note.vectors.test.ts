import { describe, expect, test } from 'vitest'
import checkpoints from '../verify/vectors/checkpoints.json'
import proofs from '../verify/vectors/log-proof.json'
import vectors from '../verify/vectors/notes.json'
import witnessed from '../verify/vectors/witness.json'
import { fromBase64, toBase64 } from './base64'
import { parseCheckpoint } from './checkpoint'
import { cosignatureVerifier, cosignedAt } from './cosignature'
import { formatLogProof, parseLogProof } from './log-proof'
import { checkConsistency } from './merkle'
import { ed25519Verifier, openNote, parseNote, parseSkey, signNote, type Verifier } from './note'

const verifierOf = (vkey: string) => ed25519Verifier(vkey) ?? cosignatureVerifier(vkey)

/** Every substring but the whole, and the whole with each of its characters one further. */
function mangled(text: string): string[] {
  const places = [...text].map((_, at) => at)
  const parts = places.flatMap((from) => places.map((to) => text.slice(from, to + 1))).filter((part) => part !== text)
  const next = (at: number) => String.fromCharCode(text.charCodeAt(at) + 1)
  return [...parts, ...places.map((at) => text.slice(0, at) + next(at) + text.slice(at + 1))]
}

describe('published verifier keys', () => {
  test.each(vectors.keys)('$desc: $vkey', ({ vkey, ok }) => {
    expect(verifierOf(vkey) !== null).toBe(ok)
  })

  test('no part and no mangling of a key is one', () => {
    expect(verifierOf(vectors.mangle)).not.toBeNull()
    expect(mangled(vectors.mangle).filter(verifierOf)).toEqual([])
    expect(parseSkey(vectors.mangleSecret)).not.toBeNull()
    expect(mangled(vectors.mangleSecret).filter((each) => parseSkey(each))).toEqual([])
  })
})

describe('published notes', () => {
  test.each(vectors.notes)('$desc', ({ note, keys, by }) => {
    expect(
      openNote(
        note,
        keys.map((key) => verifierOf(key) as Verifier),
      )?.by.map(({ name }) => name) ?? null,
    ).toEqual(by)
  })

  test('are signed to the same bytes', () => {
    const { skey, text, note } = vectors.signing
    const signer = parseSkey(skey)
    expect(signer && signNote(text, [signer])).toBe(note)
  })

  test.each(vectors.times)('$name cosigned at $time', ({ note, name, time }) => {
    const signature = parseNote(note)?.signatures.find((each) => each.name === name)
    expect(signature && cosignedAt(signature.bytes)).toBe(time)
  })
})

describe('published checkpoints', () => {
  test.each(checkpoints.checkpoints)('$desc', ({ text, checkpoint }) => {
    const parsed = parseCheckpoint(text)
    expect(parsed && { ...parsed, root: toBase64(parsed.root) }).toEqual(checkpoint)
  })
})

describe('published log proofs', () => {
  test.each(proofs.proofs)('$desc', ({ text, proof }) => {
    const parsed = parseLogProof(text)
    expect(parsed && { ...parsed, hashes: parsed.hashes.map(toBase64) }).toEqual(proof)
  })

  test.each(proofs.proofs.filter(({ text, proof }) => proof && !text.includes('\nextra ')))(
    'written: $desc',
    (each) => {
      expect(formatLogProof(parseLogProof(each.text) as NonNullable<ReturnType<typeof parseLogProof>>)).toBe(each.text)
    },
  )
})

test('what a published witness was asked to cosign is signed and consistent', () => {
  const roots = new Map([[0, fromBase64('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=')]])
  for (const { old, size, body } of witnessed.requests) {
    const [lines, note] = [
      body.slice(0, body.indexOf('\n\n')).split('\n').slice(1),
      body.slice(body.indexOf('\n\n') + 2),
    ]
    const opened = openNote(note, [verifierOf(witnessed.vkey) as Verifier])
    const checkpoint = parseCheckpoint(opened?.text ?? '')
    const proof = lines.map((line) => fromBase64(line) as Uint8Array)
    const root = checkpoint?.root as Uint8Array
    roots.set(size, root)
    expect(checkpoint?.size).toBe(size)
    expect(checkConsistency(proof, { old, oldRoot: roots.get(old) as Uint8Array, size, root })).toBe(true)
  }
})
