import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { and, asc, eq, gt, max } from 'drizzle-orm'
import { canonical, wordsCommitment } from '../../domain/audit'
import type { Envelope, Json } from '../../domain/entry'
import type { Db } from '../client'
import { entries, entryWords } from '../schema'

/** An entry as a reader of the log gets it, with the words it commits to beside it. */
export type Line = Omit<Envelope, 'data'> & {
  id: number
  data: Record<string, Json>
  words: Json | null
  eventId: string | null
  claimId: string | null
}

/**
 * The log from an id on, without what was lost, read from its envelopes. Each line is checked on the way: its bytes are
 * canonical, its leaf is theirs, its columns say the same, and its commitment opens with the salt and the words, where they are
 * kept.
 */
export async function log(db: Db, after = 0): Promise<Line[]> {
  const rows = await db
    .select({ entry: entries, salt: entryWords.salt, words: entryWords.words })
    .from(entries)
    .leftJoin(entryWords, eq(entryWords.entryId, entries.id))
    .where(and(gt(entries.id, after), eq(entries.lost, false)))
    .orderBy(asc(entries.id))
  return rows.map(({ entry, salt, words }) => {
    const { id, eventId, claimId, kind, actor, subject, ver } = entry
    const envelope = JSON.parse(Buffer.from(entry.envelope).toString()) as Line
    const leaf = createHash('sha256').update(Uint8Array.of(0)).update(entry.envelope).digest()
    // Words that were forgotten or withheld took their salt with them; the commitment stays, and opens no more.
    const commit = salt ? Buffer.from(wordsCommitment(salt, words as Json)).toString('base64') : envelope.commit

    assert.deepEqual(Buffer.from(canonical(envelope as unknown as Json)), Buffer.from(entry.envelope))
    assert.deepEqual(leaf, Buffer.from(entry.leaf))
    assert.deepEqual(
      { ...envelope, data: null },
      {
        v: 1,
        kind,
        at: entry.at.toISOString(),
        actor,
        subject,
        ver,
        prev: ver > 1 ? ver - 1 : null,
        data: null,
        commit,
      },
    )
    assertOnlyIdsAndCodes(envelope.data)
    return { ...envelope, id, eventId, claimId, words }
  })
}

/** What a deed wrote into the log. */
export async function written(db: Db, work: () => Promise<unknown>): Promise<Line[]> {
  const [last] = await db.select({ id: max(entries.id) }).from(entries)
  await work()
  return log(db, last?.id ?? 0)
}

/** Ids, codes, hashes, numbers and moments; never a person's words: those have spaces, or letters beyond ASCII. */
function assertOnlyIdsAndCodes(data: Json): void {
  if (typeof data === 'string') assert.match(data, /^[\x21-\x7e]{1,80}$/)
  if (data !== null && typeof data === 'object') for (const each of Object.values(data)) assertOnlyIdsAndCodes(each)
}
