import type { Db } from '../db/client'
import { readCaseEnd } from '../db/queries/parties'
import { isKeyOver } from '../domain/party'
import { idsIn } from './mailed-key'

/**
 * Who is heard in which case by a mailed key, and whether the days are over for which it outlives the case; null for one that was made up.
 */
export async function partyOf(db: Db, key: string, secret: string, now = new Date()) {
  const [disputeId, userId] = idsIn('party', key, secret) ?? []
  if (!disputeId || !userId) return null
  return { disputeId, userId, isOver: isKeyOver(await readCaseEnd(db, disputeId), now) }
}
