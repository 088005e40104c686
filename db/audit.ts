import { randomBytes } from 'node:crypto'
import { and, eq, max } from 'drizzle-orm'
import { envelopeBytes, SALT_LENGTH, wordsCommitment } from '../domain/audit'
import type { EntryKind, Json } from '../domain/entry'
import { leafHash } from '../domain/merkle'
import type { Tx } from './client'
import type { Doer } from './deed'
import { entries, entryWords } from './schema'

/** Fresh randomness for a commitment. */
export function newSalt(): Uint8Array {
  return new Uint8Array(randomBytes(SALT_LENGTH))
}

/** The number of a subject's next entry of a kind, for whoever holds the subject's row. */
export async function nextVer(tx: Tx, kind: EntryKind, subject: string): Promise<number> {
  const of = and(eq(entries.kind, kind), eq(entries.subject, subject), eq(entries.lost, false))
  const [latest] = await tx
    .select({ ver: max(entries.ver) })
    .from(entries)
    .where(of)
  return (latest?.ver ?? 0) + 1
}

/** An entry's number in the database, and its leaf hash in hexadecimal letters. */
export type Receipt = { id: number; leaf: string }

/**
 * The one writer of the log. `subject` and `ver` say which version of what; `data` holds ids and codes only; `words`, what
 * people wrote and the log commits to without saying it; `eventId` and `claimId` say whose history it belongs to. Out: the
 * receipt, by which the entry is found again once it is sealed.
 */
export async function append(
  tx: Tx,
  by: Doer | 'rule',
  entry: {
    kind: EntryKind
    subject: string
    ver?: number
    at: Date
    data: Json
    words?: Json
    eventId?: string
    claimId?: string
  },
): Promise<Receipt> {
  const { kind, subject, at, data, words, eventId, claimId } = entry
  const ver = entry.ver ?? 1
  const actor = typeof by === 'string' ? by : by.id
  const salt = words === undefined ? null : newSalt()
  const commit = salt && words !== undefined ? Buffer.from(wordsCommitment(salt, words)).toString('base64') : null
  const prev = ver === 1 ? null : ver - 1
  const envelope = envelopeBytes({ v: 1, kind, at: at.toISOString(), actor, subject, ver, prev, data, commit })

  const leaf = leafHash(envelope)

  const [row] = await tx
    .insert(entries)
    .values({ kind, subject, ver, at, actor, eventId, claimId, envelope, leaf })
    .returning({ id: entries.id })
  const { id } = row as { id: number }
  if (salt && words !== undefined) await tx.insert(entryWords).values({ entryId: id, salt, words })
  return { id, leaf: Buffer.from(leaf).toString('hex') }
}
