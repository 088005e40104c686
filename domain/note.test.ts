import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCheckpoint, parseCheckpoint } from './checkpoint'
import { cosign, cosignatureVerifier, cosignedAt, witnessVkey } from './cosignature'
import { formatLogProof, parseLogProof } from './log-proof'
import { leafHash } from './merkle'
import {
  ed25519Signer,
  ed25519Verifier,
  openNote,
  parseNote,
  parseSkey,
  parseVkey,
  signNote,
  withSignatures,
} from './note'

const seed = (first: number) => Uint8Array.from({ length: 32 }, (_, at) => (first + at) % 256)
const log = ed25519Signer('isnad.example/api/v1/log', seed(1))
const next = ed25519Signer('isnad.example/api/v1/log', seed(2))
const verifier = (vkey: string) => ed25519Verifier(vkey) as NonNullable<ReturnType<typeof ed25519Verifier>>
const text = formatCheckpoint({ origin: log.name, size: 5120, root: leafHash(new Uint8Array()) })

describe('a signed note', () => {
  test('of the specification is opened with its key', () => {
    // golang.org/x/mod/sumdb/note, Example_sign and its keys: the ones that the specification points to.
    const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    const note =
      'If you think cryptography is the answer to your problem,\n' +
      "then you don't know what your problem is.\n" +
      '\n' +
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
    expect(openNote(note, [verifier(vkey)])?.by.map(({ name }) => name)).toEqual(['PeterNeumann'])
    expect(openNote(note.replace('problem is', 'answer is'), [verifier(vkey)])).toBeNull()
  })

  test('comes back from its text, whoever signed it first', () => {
    const note = signNote(text, [log, next])
    expect(openNote(note, [verifier(log.vkey)])).toMatchObject({ text, by: [{ id: log.id }] })
    expect(openNote(note, [verifier(next.vkey), verifier(log.vkey)])?.by).toHaveLength(2)
  })

  test('is refused when a known key signed something else, when only strangers did, and when nobody did', () => {
    const note = signNote(text, [log])
    const other = parseNote(signNote(`${text}more\n`, [next]))?.signatures ?? []
    expect(openNote(withSignatures(note, other), [verifier(log.vkey), verifier(next.vkey)])).toBeNull()
    expect(openNote(withSignatures(note, other), [verifier(log.vkey)])?.text).toBe(text)
    expect(openNote(note, [verifier(next.vkey)])).toBeNull()
    expect(openNote(`${text}\n`, [verifier(log.vkey)])).toBeNull()
  })

  test('with any one bit changed says nothing any more, or still the very same', () => {
    const bytes = new TextEncoder().encode(signNote(text, [log]))
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = bytes.slice()
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      const opened = openNote(new TextDecoder().decode(changed), [verifier(log.vkey)])
      expect(opened, `bit ${bit}`).toBeNull()
    }
  })

  test('takes what is no note, whatever it is, for none', () => {
    fc.assert(
      fc.property(fc.string(), (some) => {
        expect(openNote(some, [verifier(log.vkey)])).toBeNull()
      }),
    )
    const note = signNote(text, [log])
    for (const wrong of [note.slice(0, -1), note.replace('\n\n', '\n'), note.replace('— ', '- '), `\u0007${note}`])
      expect(parseNote(wrong)).toBeNull()
    expect(parseNote(withSignatures(note, Array(32).fill({ name: 'x', id: '00000000', bytes: seed(0) })))).toBeNull()
  })
})

describe('a key', () => {
  test('comes back from its textual form, public or secret', () => {
    expect(parseVkey(log.vkey)).toMatchObject({ name: log.name, id: log.id, type: 1 })
    expect(parseSkey(log.skey)?.vkey).toBe(log.vkey)
    expect(log.vkey).not.toContain(log.skey.split('+').at(-1))
  })

  test.each([
    ['another id', log.vkey.replace(log.id, '00000000')],
    ['a name with a space', log.vkey.replace('isnad.', 'isnad ')],
    ['no name', log.vkey.slice(log.name.length)],
    ['half a key', log.vkey.slice(0, -12)],
    ['nothing', ''],
  ])('with %s is none', (_, vkey) => {
    expect([parseVkey(vkey), ed25519Verifier(vkey)]).toEqual([null, null])
  })
})

test('a checkpoint comes back from its text; what has another form is none', () => {
  expect(parseCheckpoint(text)).toEqual({ origin: log.name, size: 5120, root: leafHash(new Uint8Array()) })
  expect(parseCheckpoint(`${text}an extension\n`)?.size).toBe(5120)
  for (const wrong of [
    text.replace('5120', '05120'),
    text.replace('5120', '-1'),
    text.replace('5120', '99999999999999999'),
    text.replace('=', ''),
    text.replace(log.name, ''),
    text.slice(0, -1),
    `${text}\n`,
    '',
  ])
    expect(parseCheckpoint(wrong), wrong).toBeNull()
})

test('a witness signs a checkpoint with the time it did; neither the time nor the text can be changed', () => {
  const name = 'witness.example/1'
  const witness = cosignatureVerifier(witnessVkey(name, seed(9))) as NonNullable<ReturnType<typeof cosignatureVerifier>>
  const signature = cosign(text, name, seed(9), 1_679_315_147)
  expect(cosignedAt(signature.bytes)).toBe(1_679_315_147)
  expect(openNote(withSignatures(signNote(text, [log]), [signature]), [witness])?.by).toEqual([witness])
  expect(witness.verify(text.replace('5120', '5121'), signature.bytes)).toBe(false)
  const later = signature.bytes.slice()
  later[7] = (later[7] as number) + 1
  expect(witness.verify(text, later)).toBe(false)
  expect(cosignatureVerifier(log.vkey)).toBeNull()
  expect(ed25519Verifier(witnessVkey(name, seed(9)))).toBeNull()
})

test('a proof of the log comes back from its text; what has another form is none', () => {
  const proof = { index: 4711, hashes: [seed(3), seed(4)], checkpoint: signNote(text, [log]) }
  const written = formatLogProof(proof)
  expect(parseLogProof(written)).toEqual(proof)
  expect(parseLogProof(written.replace('\nindex', '\nextra AAAA\nindex'))).toEqual(proof)
  for (const wrong of [
    written.replace('@v1', '@v2'),
    written.replace('4711', '04711'),
    written.replace('=\n', '\n'),
    '',
  ])
    expect(parseLogProof(wrong)).toBeNull()
})
