import { and, count, eq, gt, lt, sql } from 'drizzle-orm'
import type { Db } from '../db/client'
import { LOCKS } from '../db/locks'
import { verificationTokens } from '../db/schema'
import { Refusal } from '../domain/refusal'

/** How long a mailed link can be used: long enough for slow mail, short for a mailbox left open. */
export const LINK_MINUTES = 20

/** Links made within these minutes count against the limits; no more than the lifetime, so that all of them still stand. */
const WINDOW_MINUTES = 15
/** Unused links for one address: enough for an impatient person, too few to fill a mailbox. */
const PER_ADDRESS = 5
/** Unused links for all together: no flood of mail goes out in our name. */
const IN_ALL = 300

/** Keeps a link that is about to be mailed, unless too many stand already. What has expired is forgotten on the way. */
export async function keepLink(db: Db, link: { identifier: string; token: string; expires: Date }): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCKS.links})`)
    await tx.delete(verificationTokens).where(lt(verificationTokens.expires, sql`now()`))
    const recent = gt(verificationTokens.expires, new Date(Date.now() + (LINK_MINUTES - WINDOW_MINUTES) * 60_000))
    const [own] = await tx
      .select({ links: count() })
      .from(verificationTokens)
      .where(and(recent, eq(verificationTokens.identifier, link.identifier)))
    const [all] = await tx.select({ links: count() }).from(verificationTokens).where(recent)
    if ((own?.links ?? 0) >= PER_ADDRESS) throw new Refusal('too_many', 'email')
    if ((all?.links ?? 0) >= IN_ALL) throw new Refusal('too_many_here', 'email')
    await tx.insert(verificationTokens).values(link)
  })
}
