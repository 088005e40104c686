import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { refuseMerge } from '../../domain/claim-merge'
import { Refusal } from '../../domain/refusal'
import { mergeable } from '../claim-merge'
import { foreseeMerge } from '../claim-merge-foreseen'
import type { Db } from '../client'
import { claimMerges, claims } from '../schema'
import { listWordings } from './claims'
import { isId } from './ids'

export type Joining = NonNullable<Awaited<ReturnType<typeof readJoining>>>

/** What the merge of two claims would do, from one snapshot, or the code of why they are not merged; null where there are no such two. */
export async function readJoining(db: Db, goesId: string, staysId: string) {
  if (!isId(goesId) || !isId(staysId)) return null
  return db.transaction(
    async (tx) => {
      const rows = await tx
        .select()
        .from(claims)
        .where(inArray(claims.id, [goesId, staysId]))
      const [goes, stays] = [goesId, staysId].map((id) => rows.find((row) => row.id === id.toLowerCase()))
      if (!goes || !stays) return null
      const pair = { goes: goes.id, stays: stays.id }
      try {
        refuseMerge(await mergeable(tx, goes), await mergeable(tx, stays))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return { ...pair, refused: error.code, foreseen: null }
      }
      return { ...pair, refused: null, foreseen: await foreseeMerge(tx, { goes, stays }) }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** The claims of an event that lead on to another: into which, what they say, and since when; the last merged first. */
export async function listJoined(db: Db, eventId: string) {
  const rows = await db
    .select({ id: claims.id, position: claims.position, into: claims.mergedInto, at: claimMerges.at })
    .from(claims)
    .innerJoin(
      claimMerges,
      and(eq(claimMerges.claimId, claims.id), eq(claimMerges.intoId, claims.mergedInto), isNull(claimMerges.undoes)),
    )
    .where(and(eq(claims.eventId, eventId), isNotNull(claims.mergedInto)))
    .orderBy(desc(claimMerges.at), claims.id)
  const latest = rows.filter(({ id }, at) => rows.findIndex((row) => row.id === id) === at)
  const words = await listWordings(
    db,
    latest.map(({ id }) => id),
  )
  return latest.map(({ id, position, into, at }) => ({
    id,
    position,
    into: into as string,
    at,
    text: Object.fromEntries(words.filter(({ claim }) => claim === id).map(({ language, text }) => [language, text])),
  }))
}
