import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { evidence, votes } from '../schema'
import {
  claimNow,
  contested,
  dispute,
  freshDb,
  newKey,
  person,
  piece,
  refusal,
  rolledBack,
  ruled,
  vote,
  voted,
} from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { addClaim } from './add-claim'
import { mergeClaims } from './merge-claims'
import { mergeEvents } from './merge-events'
import { partClaims } from './part-claims'
import { partEvents } from './part-events'

const { db, close } = await freshDb()
afterAll(close)

const reason = 'Both say that the two delegations met at the base.'
const merging = (claimId: string, into: string) => ({ key: newKey(), claimId, into, reason })
const parting = (claimId: string) => ({ key: newKey(), claimId, reason })

/** A claim that says the same as another of its event, with a piece of evidence for it. */
async function twinOf(tx: typeof db, { eventId }: { eventId: string }) {
  const author = await person(tx)
  const text = 'Two delegations met each other at the base.'
  const { id: claimId } = await addClaim(tx, author, { key: newKey(), eventId, language: 'en', text })
  return { claimId, supports: [await piece(tx, author, claimId)], author }
}

test('parted, exactly what was carried goes back, what was said since stays, and what was opened is settled', () =>
  rolledBack(db, async (tx) => {
    const stays = await voted(tx, 'cc')
    const twin = await twinOf(tx, stays)
    const third = await person(tx)
    await vote(tx, third, twin.claimId, 'confirmed', twin.supports)
    const moderator = await person(tx, 'moderator')
    await mergeClaims(tx, moderator, merging(twin.claimId, stays.claimId))
    const fourth = await person(tx)
    await vote(tx, fourth, stays.claimId, 'confirmed', twin.supports)
    await vote(tx, third, stays.claimId, 'unverified', [], 1)
    await assertRecordHolds(tx)
    const lines = await written(tx, () => partClaims(tx, moderator, { key: newKey(), claimId: twin.claimId, reason }))
    expect(lines.map(({ kind, claimId }) => `${kind} ${claimId === twin.claimId}`)).toEqual([
      'claim.parted true',
      'claim.settled true',
      'verdict.changed true',
    ])
    expect((await tx.select().from(evidence).where(eq(evidence.claimId, twin.claimId))).map(({ id }) => id)).toEqual(
      twin.supports,
    )
    const back = await tx.select().from(votes).where(eq(votes.claimId, twin.claimId))
    expect(back).toMatchObject([{ reviewerId: third.id, version: 1, carriedFrom: null }])
    const stayed = await tx.select().from(votes).where(eq(votes.reviewerId, third.id))
    expect(stayed).toHaveLength(2)
    await assertRecordHolds(tx)
  }))

test('a published verdict is not turned by one hand: what the two were found to be together, a case decides', () =>
  rolledBack(db, async (tx) => {
    const stays = await voted(tx, 'cc')
    const twin = await twinOf(tx, stays)
    await vote(tx, await person(tx), twin.claimId, 'confirmed', twin.supports)
    const moderator = await person(tx, 'moderator')
    await mergeClaims(tx, moderator, merging(twin.claimId, stays.claimId))
    const before = await claimNow(tx, stays.claimId)
    expect(before).toMatchObject({ verdict: 'confirmed' })
    expect(await refusal(partClaims(tx, moderator, parting(twin.claimId)))).toBe('parting_turns')
    expect(await claimNow(tx, stays.claimId)).toEqual(before)
    await stays.more('c')
    await partClaims(tx, moderator, parting(twin.claimId))
    expect(await claimNow(tx, stays.claimId)).toMatchObject({ verdict: 'confirmed', cast: 3 })
    await assertRecordHolds(tx)
  }))

test('once a case has decided on that verdict they are parted, and the ruling stands', () =>
  rolledBack(db, async (tx) => {
    const stays = await voted(tx, 'cc')
    const [twin, by] = [await twinOf(tx, stays), await person(tx, 'moderator')]
    await vote(tx, await person(tx), twin.claimId, 'confirmed', twin.supports)
    await mergeClaims(tx, by, merging(twin.claimId, stays.claimId))
    await dispute(tx, stays.voters[0] as { id: string }, stays.claimId)
    expect(await refusal(partClaims(tx, by, parting(twin.claimId)))).toBe('disputed')
    await ruled(tx, await person(tx, 'moderator'), stays.claimId, 'overturned', 'unverified')
    await partClaims(tx, by, parting(twin.claimId))
    expect(await claimNow(tx, stays.claimId)).toMatchObject({ verdict: 'unverified', because: 'ruled', state: 'ruled' })
    expect(await claimNow(tx, twin.claimId)).toMatchObject({ verdict: 'unverified', because: 'no_quorum' })
    await assertRecordHolds(tx)
  }))

test('undone twice, or what was never merged', () =>
  rolledBack(db, async (tx) => {
    const stays = await voted(tx, 'c')
    const [twin, by] = [await twinOf(tx, stays), await person(tx, 'moderator')]
    expect(await refusal(partClaims(tx, by, parting(twin.claimId)))).toBe('claim_not_merged')
    await mergeClaims(tx, by, merging(twin.claimId, stays.claimId))
    await partClaims(tx, by, parting(twin.claimId))
    expect(await refusal(partClaims(tx, by, parting(twin.claimId)))).toBe('claim_not_merged')
    await mergeClaims(tx, by, merging(twin.claimId, stays.claimId))
    await assertRecordHolds(tx)
  }))

test('not while a case about what was carried is open, nor by a moderator who voted on the other since', () =>
  rolledBack(db, async (tx) => {
    const stays = await voted(tx, 'c')
    const [twin, by] = [await twinOf(tx, stays), await person(tx, 'moderator')]
    await mergeClaims(tx, by, merging(twin.claimId, stays.claimId))
    const voter = await person(tx, 'moderator')
    await vote(tx, voter, stays.claimId, 'unverified')
    expect(await refusal(partClaims(tx, voter, parting(twin.claimId)))).toBe('barred_voted')
    await contested(tx, await person(tx), `evidence:${twin.supports[0]}`, 'wrong_quotation')
    expect(await refusal(partClaims(tx, by, parting(twin.claimId)))).toBe('disputed')
  }))

test('sealed ballots of both stay sealed, and are opened by nobody else’s quorum', () =>
  rolledBack(db, async (tx) => {
    const stays = await voted(tx, 'c')
    const [twin, by] = [await twinOf(tx, stays), await person(tx, 'moderator')]
    await vote(tx, await person(tx), twin.claimId, 'confirmed', twin.supports)
    const lines = await written(tx, async () => {
      await mergeClaims(tx, by, merging(twin.claimId, stays.claimId))
      await partClaims(tx, by, parting(twin.claimId))
    })
    expect(lines.map(({ kind }) => kind)).toEqual(['claim.merged', 'claim.parted'])
    expect(await claimNow(tx, twin.claimId)).toMatchObject({ cast: 1, settledAt: null, mergedInto: null })
    expect(await claimNow(tx, stays.claimId)).toMatchObject({ cast: 1, settledAt: null })
    await assertRecordHolds(tx)
  }))

test('an event is not parted between two claims that were merged since', () =>
  rolledBack(db, async (tx) => {
    const [twin, stays] = [await voted(tx, 'c'), await voted(tx, 'c')]
    const by = await person(tx, 'moderator')
    await mergeEvents(tx, by, { key: newKey(), eventId: twin.eventId, into: stays.slug, reason })
    await mergeClaims(tx, by, merging(twin.claimId, stays.claimId))
    const apart = { key: newKey(), eventId: twin.eventId, reason }
    expect(await refusal(partEvents(tx, by, apart))).toBe('claims_joined')
    await partClaims(tx, by, parting(twin.claimId))
    await partEvents(tx, by, { ...apart, key: newKey() })
    expect(await claimNow(tx, twin.claimId)).toMatchObject({ eventId: twin.eventId, position: 0, cast: 1 })
    await assertRecordHolds(tx)
  }))
