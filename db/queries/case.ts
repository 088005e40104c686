import { eq } from 'drizzle-orm'
import { partsIn } from '../claim'
import type { Db } from '../client'
import { id as anId } from '../inputs/fields'
import { claims, disputes, events } from '../schema'
import { readEvent } from './event'

/**
 * A case file as the moderator `personId` reads it: what the public may know of its claim and of the event around it, the
 * case itself, and what ties this moderator to the claim. Null when there is no such case.
 */
export async function readCase(db: Db, id: string, personId: string) {
  if (!anId.safeParse(id).success) return null
  const [found] = await db
    .select({ claimId: claims.id, slug: events.slug })
    .from(disputes)
    .innerJoin(claims, eq(claims.id, disputes.claimId))
    .innerJoin(events, eq(events.id, claims.eventId))
    .where(eq(disputes.id, id))
  const event = found && (await readEvent(db, found.slug))
  const claim = event?.claims.find((each) => each.id === found?.claimId)
  const dispute = claim?.disputes.find((each) => each.id === id)
  if (!event || !claim || !dispute) return null
  return { event, claim, dispute, parts: await partsIn(db, claim.id, personId) }
}

export type CaseFile = NonNullable<Awaited<ReturnType<typeof readCase>>>
