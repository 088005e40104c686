import { randomBytes } from 'node:crypto'
import { fromBase64 } from '../domain/base64'
import { witnessVkey } from '../domain/cosignature'
import { ed25519Signer, parseSkey } from '../domain/note'
import { readWhole, writeOnce } from '../log/disk'

/** Who a witness is: its name, the 32-byte seed of its key, and its verifier key. */
export type WitnessKey = { name: string; seed: Uint8Array; vkey: string }

/** The key in a file, in the textual form of signed notes; made, readable by its owner only, where there is none. Throws when it is none. */
export async function openWitnessKey(file: string, name: string): Promise<WitnessKey> {
  const made = `${ed25519Signer(name, new Uint8Array(randomBytes(32))).skey}\n`
  if (!(await readWhole(file))) await writeOnce(file, made, 0o400)
  const skey = String(await readWhole(file)).trim()
  const signer = parseSkey(skey)
  const seed = fromBase64(skey.split('+').slice(4).join('+'))?.subarray(1)
  if (!signer || !seed) throw new Error(`${file} holds no private key of a note.`)
  return { name: signer.name, seed, vkey: witnessVkey(signer.name, seed) }
}
