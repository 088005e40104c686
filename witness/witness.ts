import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { parseAddCheckpoint } from '../domain/add-checkpoint'
import { type Checkpoint, parseCheckpoint } from '../domain/checkpoint'
import { cosign } from '../domain/cosignature'
import { checkConsistency, rootOf } from '../domain/merkle'
import { openNote, parseNote, type Verifier, withSignatures } from '../domain/note'
import { openGuard } from '../log/guard'
import { Mismatch } from '../log/mismatch'
import type { WitnessKey } from './key'

/** What a witness answers to a request: an HTTP status, a body, and its type. */
export type Answer = { status: number; body: string; type?: string }

type Means = {
  key: WitnessKey
  /** The keys of the logs it watches; a key has the name of its log's origin. */
  logs: readonly Verifier[]
  /** A folder; of each log it keeps the last tree it cosigned. */
  state: string
  now?: () => number
  /** Called when a tree has been kept and the answer not yet given. */
  kept?: () => Promise<void>
}

/**
 * A witness (C2SP tlog-witness): cosigns a checkpoint when it is consistent with the last one that it cosigned of that log, which
 * it keeps on disk before it answers. Requests about one log are answered one after the other.
 */
export function createWitness({ key, logs, state, now = Date.now, kept = async () => {} }: Means) {
  const queues = new Map<string, Promise<unknown>>()

  /** Answers the body of a request to add-checkpoint. Throws when what was seen cannot be read or kept. */
  async function addCheckpoint(body: string): Promise<Answer> {
    const request = parseAddCheckpoint(body)
    const note = request && parseNote(request.note)
    const said = note && parseCheckpoint(note.text)
    if (!request || !note || !said) return refusal(400, 'This is no request to add a checkpoint.')
    const keys = logs.filter(({ name }) => name === said.origin)
    if (keys.length === 0) return refusal(404, 'This log is not known here.')
    if (!openNote(request.note, keys)) return refusal(403, 'No known key of this log signed it.')
    if (request.old > said.size) return refusal(400, 'The old size is larger than that of the checkpoint.')
    return inTurn(said.origin, () => follow(said, request, note.text))
  }

  async function follow(next: Checkpoint, { old, proof }: { old: number; proof: readonly Uint8Array[] }, text: string) {
    const memory = await openGuard(join(state, folderOf(next.origin)))
    const head = memory.head() ?? { size: 0, root: await rootOf(0, async () => []) }
    if (old !== head.size) return sizeOf(head.size)
    const isSame = Buffer.compare(next.root, head.root) === 0
    if (old === next.size && !isSame) return refusal(409, 'A tree of this size was cosigned with another root.')
    if (!checkConsistency(proof, { old, oldRoot: head.root, size: next.size, root: next.root }))
      return refusal(422, 'The proof does not lead from the tree cosigned last to this one.')
    try {
      if (next.size > 0) await memory.advance(next)
    } catch (error) {
      // Another process with the same folder was faster.
      if (!(error instanceof Mismatch)) throw error
      return sizeOf((await openGuard(join(state, folderOf(next.origin)))).head()?.size ?? 0)
    }
    await kept()
    return { status: 200, body: withSignatures('', [cosign(text, key.name, key.seed, Math.floor(now() / 1000))]) }
  }

  function inTurn(origin: string, work: () => Promise<Answer>): Promise<Answer> {
    const turn = (queues.get(origin) ?? Promise.resolve()).then(work, work)
    queues.set(origin, turn)
    return turn
  }

  return { addCheckpoint }
}

export type Witness = ReturnType<typeof createWitness>

const refusal = (status: number, why: string): Answer => ({ status, body: `${why}\n` })
const sizeOf = (size: number): Answer => ({ status: 409, body: `${size}\n`, type: 'text/x.tlog.size' })

/** An origin may hold what no name of a folder may. */
function folderOf(origin: string): string {
  return createHash('sha256').update(origin).digest('hex')
}
