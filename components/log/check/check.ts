import { parseCheckpoint } from '../../../domain/checkpoint'
import { parseLogProof } from '../../../domain/log-proof'
import { checkConsistency, checkInclusion, consistencyProof, leafHash } from '../../../domain/merkle'
import { ed25519Verifier, openNote, type Verifier } from '../../../domain/note'
import { nodesIn } from '../../../domain/tiles'
import { Away, type ReadLog } from './fetched'
import type { Memory } from './memory'

/** What is checked, in this order: each needs the ones before it. */
export const STEPS = ['entry', 'signature', 'place', 'growth'] as const
export type Step = (typeof STEPS)[number]

/** Why a proof does not hold. `unknown_key`: signed, but with no key that this browser has seen; `shorter`: the log has fewer entries than it had. */
export type Fault = Step | 'unknown_key' | 'shorter'

export type Outcome =
  | { state: 'holds'; size: number; before: Seen | null; remember: Memory }
  /** `shown` is the checkpoint that was given; with the one that is remembered it proves what was done. */
  | { state: 'alarm'; step: Step; fault: Fault; shown: string | null }
  | { state: 'unsealed' }
  /** Some answer did not come, so that nothing can be said of this step and the ones after it. */
  | { state: 'unchecked'; step: Step }

type Seen = { size: number; at: string }
/** What the page says: the bytes of the entry, its leaf in lower-case hexadecimal, and its number if it has one. */
export type Shown = { envelope: Uint8Array; leaf: string; index: number | null }

/** `keys` are those that signed and that the log says are its own, its current one first. */
type Checked = { note: string; size: number; root: Uint8Array; keys: string[] }

/**
 * Checks an entry as a page shows it against what the log serves and what this browser remembers of it, believing neither
 * the page nor the log. Out: what was found, and what to remember where all of it holds.
 */
export async function check(shown: Shown, log: ReadLog, memory: Memory | null, now: Date): Promise<Outcome> {
  const leaf = leafHash(shown.envelope)
  if (hex(leaf) !== shown.leaf) return { state: 'alarm', step: 'entry', fault: 'entry', shown: null }

  const [text, vkeys] = await Promise.all([log.proof(shown.leaf), log.vkeys()])
  if (text === 'none' && shown.index === null) return { state: 'unsealed' }
  if (text === 'none' || text === 'away' || vkeys === 'away') return { state: 'unchecked', step: 'signature' }

  const proof = parseLogProof(text)
  const failed = (step: Step, fault: Fault = step): Outcome => ({
    ...{ state: 'alarm', step, fault },
    shown: proof?.checkpoint ?? text,
  })
  if (!proof) return failed('signature')
  const checkpoint = opened(proof.checkpoint, vkeys, memory)
  if ('fault' in checkpoint) return failed('signature', checkpoint.fault)

  const { size, root, note } = checkpoint
  const isWhere = shown.index === null || shown.index === proof.index
  if (!isWhere || !checkInclusion(proof.hashes, { index: proof.index, leaf, size, root })) return failed('place')

  const seen = memory && seenIn(memory)
  const growth = seen ? await grown(seen, checkpoint, log) : 'holds'
  if (growth === 'away') return { state: 'unchecked', step: 'growth' }
  if (growth !== 'holds') return failed('growth', growth)

  const isOlder = memory && seen && size < seen.size
  const remember = isOlder ? memory : { keys: checkpoint.keys, note, at: now.toISOString() }
  return { state: 'holds', size, before: seen && { size: seen.size, at: memory?.at ?? '' }, remember }
}

/**
 * A signed checkpoint: by the newest key that is remembered, or on a first visit by one that the log says is its own. A key that
 * was given up is no longer believed.
 */
function opened(note: string, served: readonly string[], memory: Memory | null): Checked | { fault: Fault } {
  const own = verifiersOf(served)
  const byOwn = openNote(note, own)
  const found = memory ? openNote(note, verifiersOf(memory.keys.slice(0, 1))) : byOwn
  const checkpoint = found && parseCheckpoint(found.text)
  if (!found || !checkpoint) return { fault: byOwn && memory ? 'unknown_key' : 'signature' }
  // A note is signed by the log itself only if the key bears the log's name.
  if (found.by.every(({ name }) => name !== checkpoint.origin)) return { fault: 'signature' }
  const signed = own.filter((each) => byOwn?.by.includes(each))
  return { note, ...checkpoint, keys: (signed.length > 0 ? signed : found.by).map(({ vkey }) => vkey) }
}

function verifiersOf(vkeys: readonly string[]): Verifier[] {
  return vkeys.map(ed25519Verifier).filter((each) => each !== null)
}

function seenIn({ note, keys }: Memory): { size: number; root: Uint8Array } | null {
  const text = openNote(note, verifiersOf(keys))?.text
  return text === undefined ? null : parseCheckpoint(text)
}

type Tree = { size: number; root: Uint8Array }

/** Whether the smaller of two trees is the beginning of the larger, by a proof built here from the log's tiles. */
async function grown(seen: Tree, now: Tree, log: ReadLog): Promise<'holds' | 'away' | 'growth' | 'shorter'> {
  const [old, whole] = seen.size <= now.size ? [seen, now] : [now, seen]
  const tiles = nodesIn(whole.size, log.tile)
  try {
    const proof = await consistencyProof(old.size, whole.size, tiles)
    const of = { old: old.size, oldRoot: old.root, size: whole.size, root: whole.root }
    return checkConsistency(proof, of) ? 'holds' : 'growth'
  } catch (error) {
    if (!(error instanceof Away)) return 'growth'
    // A log that was set back has no tiles of what it had; one that is only slow gives them later.
    return now.size < seen.size && error.missing ? 'shorter' : 'away'
  }
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
