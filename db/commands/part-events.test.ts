import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { leadsTo } from '../queries/regroupings'
import { claims } from '../schema'
import { claimNow, event, freshDb, newKey, openCase, person, piece, refusal, rolledBack, voted } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { addClaim } from './add-claim'
import { mergeEvents } from './merge-events'
import { partEvents } from './part-events'

const { db, close } = await freshDb()
afterAll(close)

const reason = 'They are two meetings after all.'
const merge = async (tx: Parameters<typeof mergeEvents>[0], from: { eventId: string }, to: { slug: string }) =>
  mergeEvents(tx, await person(tx, 'moderator'), { key: newKey(), eventId: from.eventId, into: to.slug, reason })

test('exactly what was merged goes back to its places, with whatever came to it meanwhile', () =>
  rolledBack(db, async (tx) => {
    const [twin, stays] = [await voted(tx, 'cc'), await voted(tx, 'c')]
    const [before, other] = [await claimNow(tx, twin.claimId), await claimNow(tx, stays.claimId)]
    await merge(tx, twin, stays)
    await twin.more('c')
    const text = 'The talks lasted for two days.'
    const { id } = await addClaim(tx, stays.author, { key: newKey(), eventId: stays.eventId, language: 'en', text })
    const moderator = await person(tx, 'moderator')
    const lines = await written(tx, () => partEvents(tx, moderator, { key: newKey(), eventId: twin.eventId, reason }))
    expect(lines).toMatchObject([
      { kind: 'event.parted', data: { from: stays.eventId, to: twin.eventId }, words: { reason } },
      { kind: 'claim.moved', ver: 2, data: { position: 0 } },
    ])
    const { eventId, position, settledAt, cast } = await claimNow(tx, twin.claimId)
    expect({ eventId, position, cast }).toEqual({ eventId: before.eventId, position: 0, cast: 3 })
    expect(settledAt).not.toBeNull()
    expect(await claimNow(tx, stays.claimId)).toEqual(other)
    expect(await claimNow(tx, id)).toMatchObject({ eventId: stays.eventId, position: 2 })
    expect(await leadsTo(tx, twin.slug)).toBeNull()
    const again = await addClaim(tx, stays.author, {
      key: newKey(),
      eventId: stays.eventId,
      language: 'en',
      text: `${text}.`,
    })
    expect(await claimNow(tx, again.id)).toMatchObject({ position: 3 })
    await assertRecordHolds(tx)
  }))

test('nothing to undo, and nothing undone twice or from the inside', () =>
  rolledBack(db, async (tx) => {
    const by = await person(tx)
    const [a, b, c] = [await event(tx, by), await event(tx, by), await event(tx, by)]
    const moderator = await person(tx, 'moderator')
    const part = ({ eventId }: typeof a) => partEvents(tx, moderator, { key: newKey(), eventId, reason })
    expect(await refusal(part(a))).toBe('not_merged')
    await merge(tx, a, b)
    await merge(tx, b, c)
    expect(await refusal(part(a))).toBe('event_merged')
    await part(b)
    await part(a)
    expect(await refusal(part(a))).toBe('not_merged')
    for (const each of [a, b, c]) {
      const stand = await tx.select().from(claims).where(eq(claims.eventId, each.eventId))
      expect(stand).toMatchObject([{ id: each.claimId, position: 0 }])
    }
  }))

test('not what is disputed meanwhile, and not by a moderator with a part in it', () =>
  rolledBack(db, async (tx) => {
    const [twin, stays] = [await voted(tx, 'cc'), await voted(tx, 'c')]
    await merge(tx, twin, stays)
    const involved = await person(tx, 'moderator')
    await piece(tx, involved, stays.claimId)
    const asked = () => ({ key: newKey(), eventId: twin.eventId, reason })
    expect(await refusal(partEvents(tx, involved, asked()))).toBe('barred_attached')
    await twin.more('d')
    expect(await openCase(tx, twin.claimId)).toBeDefined()
    expect(await refusal(partEvents(tx, await person(tx, 'moderator'), asked()))).toBe('disputed')
  }))

test('two who undo it at once undo it once', async () => {
  const by = await person(db)
  const [a, b] = [await event(db, by), await event(db, by)]
  await merge(db, a, b)
  const ends = await Promise.allSettled(
    [await person(db, 'moderator'), await person(db, 'moderator')].map((moderator) =>
      partEvents(db, moderator, { key: newKey(), eventId: a.eventId, reason }),
    ),
  )
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await claimNow(db, a.claimId)).toMatchObject({ eventId: a.eventId, position: 0 })
})
