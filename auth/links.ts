import { lt, sql } from 'drizzle-orm'
import type { Db } from '../db/client'
import { verificationTokens } from '../db/schema'

/** Keeps a link that is about to be mailed. What has expired is forgotten on the way. */
export async function keepLink(db: Db, link: { identifier: string; token: string; expires: Date }): Promise<void> {
  await db.delete(verificationTokens).where(lt(verificationTokens.expires, sql`now()`))
  await db.insert(verificationTokens).values(link)
}
