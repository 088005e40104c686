import { lt, sql } from 'drizzle-orm'
import type { Db } from '../db/client'
import { verificationTokens } from '../db/schema'

/** How long a mailed link can be used: long enough for slow mail, short for a mailbox left open. */
export const LINK_MINUTES = 20

/** Keeps a link that is about to be mailed. What has expired is forgotten on the way. */
export async function keepLink(db: Db, link: { identifier: string; token: string; expires: Date }): Promise<void> {
  await db.delete(verificationTokens).where(lt(verificationTokens.expires, sql`now()`))
  await db.insert(verificationTokens).values(link)
}
