import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { YOUNG_DAYS } from '../domain/hold'
import type { Db } from './client'
import { appealRuling } from './commands/appeal-ruling'
import { listVotes } from './queries/votes'
import { users } from './schema'
import { claimNow, dispute, event, freshDb, newKey, openCase, person, piece, rolledBack, ruled, vote } from './testing'
import { assertRecordHolds } from './testing/invariants'
import { log } from './testing/log'
import { accepted, invited } from './testing/people'

const { db, close } = await freshDb()
afterAll(close)

const DAY = 86_400_000

/** A claim that three found confirmed, with a piece for either side. */
async function found(tx: Db, voter = person) {
  const author = await person(tx)
  const { claimId } = await event(tx, author)
  const supports = [await piece(tx, author, claimId, { standing: 'record' })]
  const denies = [await piece(tx, author, claimId, { stance: 'denies', standing: 'record' })]
  for (let n = 0; n < 3; n += 1) await vote(tx, await voter(tx), claimId, 'confirmed', supports)
  return { claimId, supports, denies }
}

/** Somebody who has reviewed here for a year. */
async function old(tx: Db) {
  const one = await person(tx)
  await tx
    .update(users)
    .set({ joinedAt: new Date(Date.now() - 365 * DAY) })
    .where(eq(users.id, one.id))
  return one
}

async function crowd(tx: Db, claim: { claimId: string; denies: string[] }, many: number) {
  const all = []
  for (let n = 0; n < many; n += 1) {
    const one = await person(tx)
    await vote(tx, one, claim.claimId, 'denied', claim.denies)
    all.push(one.id)
  }
  return all.sort()
}

const holdsOf = async (tx: Db, claimId: string) =>
  (await log(tx)).filter((line) => line.kind === 'votes.held' && line.claimId === claimId).map(({ data }) => data)
const uncountedOf = async (tx: Db, claimId: string) =>
  (await listVotes(tx, [claimId]))
    .filter(({ held }) => held)
    .map(({ reviewer }) => reviewer)
    .sort()

/** In a transaction of its own, and the record holds at its end. */
const walk = (work: (tx: Db) => Promise<void>) => () =>
  rolledBack(db, async (tx) => {
    await work(tx)
    await assertRecordHolds(tx)
  })

test(
  'a crowd against what stands does not count until a moderator has looked: the verdict stays, and the case says why',
  walk(async (tx) => {
    const claim = await found(tx)
    const guests = await crowd(tx, claim, 7)
    const dispute = await openCase(tx, claim.claimId)
    expect(await holdsOf(tx, claim.claimId)).toMatchObject([
      { claim: claim.claimId, dispute: dispute?.id, round: 1, signs: ['crowd'] },
      { claim: claim.claimId, dispute: dispute?.id, round: 1, signs: ['crowd'] },
    ])
    expect(await uncountedOf(tx, claim.claimId)).toEqual(guests)
    expect(await claimNow(tx, claim.claimId)).toMatchObject({
      verdict: 'confirmed',
      because: 'majority',
      state: 'disputed',
    })
  }),
)

test(
  'dismissed by two, what spoke against them is gone: they count, and are not held again',
  walk(async (tx) => {
    const claim = await found(tx)
    await crowd(tx, claim, 7)
    const one = await ruled(tx, await person(tx, 'moderator'), claim.claimId, 'dismissed')
    expect(one.decided).toBe(false)
    await ruled(tx, await person(tx, 'moderator'), claim.claimId, 'dismissed')
    expect(await uncountedOf(tx, claim.claimId)).toEqual([])
    expect(await claimNow(tx, claim.claimId)).toMatchObject({ verdict: 'denied', because: 'majority' })
  }),
)

test(
  'upheld, they stay held, and the verdict is the ruling’s',
  walk(async (tx) => {
    const claim = await found(tx)
    const guests = await crowd(tx, claim, 7)
    await ruled(tx, await person(tx, 'moderator'), claim.claimId, 'upheld')
    expect(await uncountedOf(tx, claim.claimId)).toEqual(guests)
    expect(await claimNow(tx, claim.claimId)).toMatchObject({ verdict: 'confirmed', because: 'ruled' })
  }),
)

test(
  'what comes while a dismissed case is appealed is held all the same',
  walk(async (tx) => {
    const claim = await found(tx)
    const opener = await person(tx)
    const disputeId = await dispute(tx, opener, claim.claimId)
    await ruled(tx, await person(tx, 'moderator'), claim.claimId, 'dismissed')
    const statement = 'The ruling reads the passage as another’s word.'
    await appealRuling(tx, opener, { key: newKey(), disputeId, statement })
    const guests = await crowd(tx, claim, 7)
    expect(await uncountedOf(tx, claim.claimId)).toEqual(guests)
    expect(await claimNow(tx, claim.claimId)).toMatchObject({ verdict: 'confirmed', because: 'majority' })
  }),
)

test(
  'the first votes on a claim settle it, and find nothing, where they all came from young people among old ones',
  walk(async (tx) => {
    const [author] = [await old(tx), await old(tx), await old(tx)]
    const { claimId } = await event(tx, author)
    const supports = [await piece(tx, author, claimId, { standing: 'record' })]
    for (let n = 0; n < 3; n += 1) await vote(tx, await person(tx), claimId, 'confirmed', supports)
    expect(await holdsOf(tx, claimId)).toMatchObject([{ signs: ['young'] }])
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'unverified', because: 'no_votes', state: 'disputed' })

    const since = new Date(Date.now() - YOUNG_DAYS * DAY)
    await tx.update(users).set({ joinedAt: since })
    for (let n = 0; n < 3; n += 1) await vote(tx, await old(tx), claimId, 'confirmed', supports)
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'confirmed', because: 'majority' })
  }),
)

test.each([
  ['accepted', accepted],
  ['invited', invited],
])('whom one person %s came together, as it is held', (_, letIn) =>
  walk(async (tx) => {
    const claim = await found(tx, old)
    const host = await person(tx, 'moderator')
    const guests = [await person(tx, 'reader'), await person(tx, 'reader'), await person(tx, 'reader')]
    const since = new Date(Date.now() - 365 * DAY)
    for (const guest of guests) {
      await letIn(tx, host, guest)
      await tx.update(users).set({ probation: false, joinedAt: since }).where(eq(users.id, guest.id))
    }
    for (const guest of guests) await vote(tx, guest, claim.claimId, 'denied', claim.denies)
    expect(await holdsOf(tx, claim.claimId)).toMatchObject([
      { reviewers: guests.map(({ id }) => id).sort(), signs: ['co_invited'] },
    ])
    expect(await claimNow(tx, claim.claimId)).toMatchObject({ verdict: 'confirmed', state: 'disputed' })
  })(),
)

test(
  'who always stood alone together elsewhere is held here',
  walk(async (tx) => {
    const ring = [await old(tx), await old(tx), await old(tx)]
    for (let n = 0; n < 3; n += 1) {
      const elsewhere = await found(tx, old)
      for (let more = 0; more < 9; more += 1)
        await vote(tx, await old(tx), elsewhere.claimId, 'confirmed', elsewhere.supports)
      for (const one of ring) await vote(tx, one, elsewhere.claimId, 'denied', elsewhere.denies)
    }
    const claim = await found(tx, old)
    for (const one of ring) await vote(tx, one, claim.claimId, 'denied', claim.denies)
    expect(await holdsOf(tx, claim.claimId)).toMatchObject([
      { reviewers: ring.map(({ id }) => id).sort(), signs: ['agreeing'] },
    ])
  }),
)
