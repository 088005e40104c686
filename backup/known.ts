import { join } from 'node:path'
import { Refusal } from '../domain/refusal'
import { foldersOf } from '../log/folders'
import { type Head, lastOf } from '../log/guard'
import { readTrusted, type Trusted } from '../log/key'
import { logAt, type ReadFile, readLatest, readVkeys, type Signed } from './published'

/** The farthest that a log is known to have come: its tree, where its files are, and the note if it was signed. */
export type Newest = Head & { read: ReadFile; where: string; note: string | null }
/** A tree that was signed or begun, and which the record must come to at that size. */
export type Mark = Head & { where: string }

type Places = { data: string; dir?: string; log?: string }

/**
 * Looks for the sealed log wherever it may have survived: in the data folder, with what the sealer remembers there; at a place that was
 * named; in the backup. Out: the one that has come farthest, or null where there is none at all, and what each of them says. Refused:
 * `log_foreign` when one is not signed by a key that is believed.
 */
export async function findLogs({ data, dir, log }: Places) {
  const { served, guard } = foldersOf(data)
  const places = [served, ...(log ? [log] : []), ...(dir ? [join(dir, 'log')] : [])]
  const logs = places.map((where) => ({ where, read: logAt(where) }))
  const keys = await keysOf({ data, dir, log })
  const signed: (Signed & { read: ReadFile; where: string })[] = []
  for (const { where, read } of logs) {
    const latest = await readLatest(read, keys)
    if (latest) signed.push({ ...latest, where, read })
    else if (where === log) throw new Refusal('log_not_readable', log)
  }
  const remembered = await lastOf(guard)
  const marks: Mark[] = signed.map(({ size, root, where }) => ({ size, root, where }))
  if (remembered) marks.push({ ...remembered, where: guard })
  const newest = signed.reduce<Newest | null>((most, each) => (most && most.size >= each.size ? most : each), null)
  // What was remembered and not signed yet had its files written by then.
  if (remembered && remembered.size > (newest?.size ?? 0))
    return { keys, marks, newest: { ...remembered, read: logAt(served), where: served, note: null } satisfies Newest }
  return { keys, marks, newest }
}

/**
 * The keys to believe: those of the backup, or of the data folder where they go on from these; then those that are served with either.
 * Those of a log that was named only where there are no others: whoever serves it has chosen them.
 */
async function keysOf({ data, dir, log }: Places): Promise<Trusted | null> {
  const { served, keys } = foldersOf(data)
  const own = await readTrusted(keys)
  const kept = dir ? await readTrusted(join(dir, 'keys')) : null
  if (own && (!kept || goesOn(own, kept))) return own
  if (kept) return kept
  for (const place of [...(dir ? [join(dir, 'log')] : []), served, ...(log ? [log] : [])]) {
    const found = await readVkeys(logAt(place))
    if (found) return found
  }
  return null
}

function goesOn(own: Trusted, kept: Trusted): boolean {
  return kept.verifiers.every(({ vkey }) => own.verifiers.some((each) => each.vkey === vkey))
}
