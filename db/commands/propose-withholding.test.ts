import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { votes } from '../schema'
import { dispute, freshDb, newKey, person, refusal, rolledBack, voted } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { proposed, withheld } from '../testing/removals'

const { db, close } = await freshDb()
afterAll(close)

test('a moderator proposes that a text be withheld, and it stays where it is', () =>
  rolledBack(db, async (tx) => {
    const { claimId, supports } = await voted(tx, 'ccc')
    const moderator = await person(tx, 'moderator')
    const lines = await written(tx, () => proposed(tx, moderator, `evidence:${supports[0]}`))
    expect(lines).toMatchObject([
      {
        kind: 'removal.proposed',
        data: { removal: 'withhold', code: 'court_order', about: `evidence:${supports[0]}` },
        words: { reason: 'A court has ordered it so.' },
        eventId: null,
      },
    ])
    expect(await refusal(proposed(tx, moderator, `evidence:${supports[0]}`))).toBe('already_proposed')
    await proposed(tx, moderator, `claim:${claimId}:en`)
    await assertRecordHolds(tx)
  }))

test('not one’s own words, not what is withheld, not what is not there or has no such name', () =>
  rolledBack(db, async (tx) => {
    const { claimId, eventId } = await voted(tx, 'ccc')
    const [moderator, admin] = [await person(tx, 'moderator'), await person(tx, 'admin')]
    const own = await dispute(tx, moderator, claimId)
    expect(await refusal(proposed(tx, moderator, `statement:${own}`))).toBe('not_yourself')
    await proposed(tx, await person(tx, 'moderator'), `statement:${own}`)
    await withheld(tx, moderator, admin, `event:${eventId}:en`)
    expect(await refusal(proposed(tx, moderator, `event:${eventId}:en`))).toBe('already_withheld')
    for (const about of [
      `event:${eventId}:tr`,
      `claim:${newKey()}:en`,
      `vote:${newKey()}`,
      `agent:nobody`,
      `ruling:${own}`,
      `event:${eventId}`,
      `vote:${claimId}:en`,
      `users:${moderator.id}`,
      `entries:1`,
      '',
      'x',
    ]) {
      expect(await refusal(proposed(tx, moderator, about)), about).toBe('not_found (about)')
    }
  }))

test('a sealed vote has no reason that anybody could know of', () =>
  rolledBack(db, async (tx) => {
    const { claimId } = await voted(tx, 'cc')
    const moderator = await person(tx, 'moderator')
    for (const { id } of await tx.select().from(votes).where(eq(votes.claimId, claimId)))
      expect(await refusal(proposed(tx, moderator, `vote:${id}`))).toBe('not_found (about)')
  }))
