import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { listEvents } from '../queries/events'
import { listEntries } from '../queries/history'
import { leadsTo } from '../queries/regroupings'
import { claims, entries } from '../schema'
import {
  claimNow,
  event,
  freshDb,
  newKey,
  openCase,
  person,
  piece,
  refusal,
  rolledBack,
  suspended,
  voted,
} from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { addClaim } from './add-claim'
import { mergeEvents } from './merge-events'
import { partEvents } from './part-events'
import { splitEvent } from './split-event'

const { db, close } = await freshDb()
afterAll(close)

const reason = 'Both tell of the same meeting on the same day.'
const into = (eventId: string, slug: string) => ({ key: newKey(), eventId, into: slug, reason })

test('every claim stands under the other with all that is its own, and nothing of a verdict moves', () =>
  rolledBack(db, async (tx) => {
    const [twin, stays] = [await voted(tx, 'ccc'), await voted(tx, 'cc')]
    const aspect = await addClaim(tx, twin.author, {
      key: newKey(),
      eventId: twin.eventId,
      language: 'en',
      text: 'The talks lasted for two days.',
    })
    const moderator = await person(tx, 'moderator')
    const before = await claimNow(tx, twin.claimId)
    const lines = await written(tx, () => mergeEvents(tx, moderator, into(twin.eventId, stays.slug)))
    expect(lines).toMatchObject([
      { kind: 'event.merged', actor: moderator.id, data: { from: twin.eventId, to: stays.eventId }, words: { reason } },
      { kind: 'claim.moved', subject: `claim:${twin.claimId}`, data: { position: 1 } },
      { kind: 'claim.moved', subject: `claim:${aspect.id}`, data: { position: 2 } },
    ])
    expect(await claimNow(tx, twin.claimId)).toEqual({ ...before, eventId: stays.eventId, position: 1 })
    expect(await leadsTo(tx, twin.slug)).toBe(stays.slug)
    expect(await leadsTo(tx, stays.slug)).toBeNull()
    const listed = (await listEvents(tx, {})).items.map(({ slug }) => slug)
    expect(listed).toContain(stays.slug)
    expect(listed).not.toContain(twin.slug)
    await twin.more('c')
    await assertRecordHolds(tx)
  }))

test('the history is told from both addresses', () =>
  rolledBack(db, async (tx) => {
    const [twin, stays] = [await voted(tx, 'c'), await voted(tx, 'c')]
    const moderator = await person(tx, 'moderator')
    const before = await listEntries(tx, twin.slug, {})
    await mergeEvents(tx, moderator, into(twin.eventId, stays.slug))
    await piece(tx, await person(tx), twin.claimId)
    const [old, now] = [await listEntries(tx, twin.slug, {}), await listEntries(tx, stays.slug, {})]
    const kinds = (history: typeof old) => history?.items.map(({ kind }) => kind)
    expect(kinds(old)).toEqual([...(kinds(before) ?? []), 'event.merged', 'claim.moved'])
    for (const { id } of old?.items ?? []) expect(now?.items.map((each) => each.id)).toContain(id)
    expect(kinds(now)?.at(-1)).toBe('evidence.attached')
  }))

test('sealed ballots stay sealed', () =>
  rolledBack(db, async (tx) => {
    const [twin, stays] = [await voted(tx, 'cc'), await voted(tx, 'cc')]
    const lines = await written(tx, async () =>
      mergeEvents(tx, await person(tx, 'moderator'), into(twin.eventId, stays.slug)),
    )
    expect(lines.map(({ kind }) => kind)).toEqual(['event.merged', 'claim.moved'])
    const all = await tx.select().from(claims).where(eq(claims.eventId, stays.eventId))
    expect(all.map(({ settledAt, cast }) => ({ settledAt, cast }))).toEqual([
      { settledAt: null, cast: 2 },
      { settledAt: null, cast: 2 },
    ])
  }))

test('no circle comes of it, nothing is merged twice, and nothing into itself', () =>
  rolledBack(db, async (tx) => {
    const by = await person(tx)
    const [a, b, c] = [await event(tx, by), await event(tx, by), await event(tx, by)]
    const moderator = await person(tx, 'moderator')
    const merge = (from: typeof a, to: typeof a) => mergeEvents(tx, moderator, into(from.eventId, to.slug))
    expect(await refusal(merge(a, a))).toBe('same_event (into)')
    await merge(a, b)
    await merge(b, c)
    expect(await leadsTo(tx, a.slug)).toBe(c.slug)
    expect(await refusal(merge(c, a))).toBe('event_merged (into)')
    expect(await refusal(merge(c, b))).toBe('event_merged (into)')
    expect(await refusal(merge(a, c))).toBe('event_merged (eventId)')
    expect(await refusal(mergeEvents(tx, moderator, into(c.eventId, 'no-such-event')))).toBe('not_found (into)')
    expect(await refusal(mergeEvents(tx, moderator, into(c.eventId, '/en/events/')))).toBe('not_found (into)')
    const more = { key: newKey(), eventId: a.eventId, language: 'en' as const, text: 'The talks lasted for two days.' }
    expect(await refusal(addClaim(tx, by, more))).toBe('event_merged')
  }))

test('the address of the page is understood as well as its last part', () =>
  rolledBack(db, async (tx) => {
    const by = await person(tx)
    const [a, b] = [await event(tx, by), await event(tx, by)]
    const address = ` https://example.org/tr/events/${b.slug}?x=1 `
    expect(await mergeEvents(tx, await person(tx, 'moderator'), into(a.eventId, address))).toEqual({ slug: b.slug })
  }))

test('what is disputed is not merged away; a moderator with a part in a claim of either does not do it', () =>
  rolledBack(db, async (tx) => {
    const [twin, stays] = [await voted(tx, 'ccd'), await voted(tx, 'c')]
    const moderator = await person(tx, 'moderator')
    expect(await openCase(tx, twin.claimId)).toBeDefined()
    expect(await refusal(mergeEvents(tx, moderator, into(twin.eventId, stays.slug)))).toBe('disputed')
    await mergeEvents(tx, await person(tx, 'moderator'), into(stays.eventId, twin.slug))

    const [one, other] = [await voted(tx, 'c'), await voted(tx, 'c')]
    await piece(tx, moderator, other.claimId)
    expect(await refusal(mergeEvents(tx, moderator, into(one.eventId, other.slug)))).toBe('barred_attached')
    expect(await refusal(mergeEvents(tx, moderator, into(other.eventId, one.slug)))).toBe('barred_attached')
  }))

test('two who merge each into the other at once: one is done, the other refused, and every claim stands once', async () => {
  const by = await person(db)
  const [a, b] = [await event(db, by), await event(db, by)]
  const [one, other] = [await person(db, 'moderator'), await person(db, 'moderator')]
  const ends = await Promise.allSettled([
    mergeEvents(db, one, into(a.eventId, b.slug)),
    mergeEvents(db, other, into(b.eventId, a.slug)),
  ])
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const where = [(await claimNow(db, a.claimId)).eventId, (await claimNow(db, b.claimId)).eventId]
  expect(new Set(where).size).toBe(1)
})

test('while votes come in and claims are added, a merge takes each of them along or waits for it', async () => {
  const [twin, stays] = [await voted(db, 'cc'), await voted(db, 'c')]
  const moderator = await person(db, 'moderator')
  await Promise.all([
    twin.more('c'),
    mergeEvents(db, moderator, into(twin.eventId, stays.slug)),
    addClaim(db, twin.author, {
      key: newKey(),
      eventId: twin.eventId,
      language: 'en',
      text: 'The talks lasted for two days.',
    }).catch(() => null),
  ])
  expect(await db.select().from(claims).where(eq(claims.eventId, twin.eventId))).toEqual([])
  expect(await claimNow(db, twin.claimId)).toMatchObject({ eventId: stays.eventId, state: 'settled', cast: 3 })
  await assertRecordHolds(db)
})

test('the log makes the same record of it all: merged, parted, split, and merged again', () =>
  rolledBack(db, async (tx) => {
    const [twin, stays] = [await voted(tx, 'ccc'), await voted(tx, 'cc')]
    const moderator = await person(tx, 'moderator')
    await mergeEvents(tx, moderator, into(twin.eventId, stays.slug))
    await partEvents(tx, moderator, { key: newKey(), eventId: twin.eventId, reason })
    await mergeEvents(tx, moderator, into(twin.eventId, stays.slug))
    const split = { key: newKey(), eventId: stays.eventId, claims: [twin.claimId], language: 'en' as const, reason }
    const { slug } = await splitEvent(tx, moderator, { ...split, title: 'The second meeting' })
    expect(await refusal(partEvents(tx, moderator, { key: newKey(), eventId: twin.eventId, reason }))).toBe('moved_on')
    const moves = await tx
      .select()
      .from(entries)
      .where(eq(entries.subject, `claim:${twin.claimId}`))
    const vers = moves.filter(({ kind }) => kind === 'claim.moved').map(({ ver }) => ver)
    expect(vers.sort()).toEqual([1, 2, 3, 4])
    expect(slug).toMatch(/^the-second-meeting/)
    await assertRecordHolds(tx)
  }))

test('whoever is suspended merges nothing', () =>
  rolledBack(db, async (tx) => {
    const by = await person(tx)
    const [a, b, moderator] = [await event(tx, by), await event(tx, by), await person(tx, 'moderator')]
    await suspended(tx, await person(tx, 'admin'), moderator.id)
    expect(await refusal(mergeEvents(tx, moderator, into(a.eventId, b.slug)))).toBe('suspended')
  }))
