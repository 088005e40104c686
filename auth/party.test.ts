import { and, eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { advanceCase } from '../db/advance'
import { complain } from '../db/commands/complain'
import { entries } from '../db/schema'
import { freshDb, newcomer, newKey, person, ruled, voted } from '../db/testing'
import { KEY_DAYS } from '../domain/party'
import { mailedKey } from './mailed-key'
import { partyOf } from './party'

const { db, close } = await freshDb()
afterAll(close)

const SECRET = 'a secret of thirty-two characters'
const DAY = 86_400_000

test('the key of an affected party opens their case until thirty days after it is final, and nothing else at any time', async () => {
  const [{ claimId }, who] = [await voted(db, 'ccc'), await newcomer(db)]
  const said = { ground: 'misread' as const, statement: 'The passage says less than the claim does.' }
  const asked = { key: newKey(), about: `claim:${claimId}`, ...said, capacity: 'self' as const, name: 'Reem Haddad' }
  const { id: disputeId } = await complain(db, who, asked)
  const key = mailedKey('party', [disputeId, who.id], SECRET)
  const inYears = new Date(Date.now() + 3_650 * DAY)
  expect(await partyOf(db, key, SECRET, inYears), 'an open case').toEqual({ disputeId, userId: who.id, isOver: false })

  await ruled(db, await person(db, 'moderator'), claimId, 'dismissed')
  expect(await partyOf(db, key, SECRET, inYears), 'one that can be appealed').toMatchObject({ isOver: false })
  expect(await advanceCase(db, disputeId, new Date(Date.now() + 15 * DAY))).toEqual(['end'])
  const ended = and(eq(entries.kind, 'dispute.ended'), eq(entries.subject, `dispute:${disputeId}`))
  const [entry] = await db.select({ at: entries.at }).from(entries).where(ended)
  const last = (entry?.at.getTime() ?? 0) + KEY_DAYS * DAY
  expect(await partyOf(db, key, SECRET, new Date(last))).toMatchObject({ isOver: false })
  expect(await partyOf(db, key, SECRET, new Date(last + 1))).toMatchObject({ isOver: true })

  for (const made of ['', key.slice(0, -1), mailedKey('party', [disputeId, who.id], `${SECRET}.`)])
    expect(await partyOf(db, made, SECRET)).toBeNull()
  for (const errand of ['complaint', 'reply'] as const)
    expect(await partyOf(db, mailedKey(errand, [disputeId, who.id], SECRET), SECRET)).toBeNull()
})
