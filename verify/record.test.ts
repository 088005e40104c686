import { eq } from 'drizzle-orm'
import { describe, expect, test, vi } from 'vitest'
import { advanceCase } from '../db/advance'
import type { Db } from '../db/client'
import { addClaim } from '../db/commands/add-claim'
import { appealRuling } from '../db/commands/appeal-ruling'
import { chooseHandle } from '../db/commands/choose-handle'
import { giveRole } from '../db/commands/give-role'
import { mergeClaims } from '../db/commands/merge-claims'
import { mergeEvents } from '../db/commands/merge-events'
import { partClaims } from '../db/commands/part-claims'
import { partEvents } from '../db/commands/part-events'
import { recordAgent } from '../db/commands/record-agent'
import { releaseCase } from '../db/commands/release-case'
import { rule } from '../db/commands/rule'
import { splitEvent } from '../db/commands/split-event'
import { stateCase } from '../db/commands/state-case'
import { takeCase } from '../db/commands/take-case'
import { furnish } from '../db/furnish'
import { events, opinions, regroupings } from '../db/schema'
import {
  claimNow,
  contested,
  dispute,
  event,
  freshDb,
  heard,
  inDays,
  newcomer,
  newKey,
  piece,
  proven,
  ruled,
  vote,
} from '../db/testing'
import { assertRecordHolds } from '../db/testing/invariants'
import { erased, withheld } from '../db/testing/removals'
import { walk } from '../db/testing/walk'
import { walkMerges } from '../db/testing/walk-merges'
import type { Outcome } from '../domain/ruling'
import type { Verdict } from '../domain/verdict'
import { story, write } from './story'
import { envelopesOf, foldWith, sealedLog, verdictOn, verdictOnTables, writeLog } from './testing'

const paper = { name: 'The paper', language: 'en', kind: 'outlet', country: null } as const

// Both fill whole databases: with other work beside them that takes its time.
const PATIENCE = 180_000
const SENTENCE = 'Having read both sides and every passage, I say it so.'
type Who = { id: string }

/** Has people join under a handle, in a role that the operator gives them. */
const joining = (db: Db) => async (handle: string, role: 'reviewer' | 'moderator' | 'admin') => {
  const one = await newcomer(db)
  await chooseHandle(db, one, { key: newKey(), handle })
  await giveRole(db, 'operator', { key: newKey(), personId: one.id, role })
  return { ...one, ...proven() }
}

test('the demonstration set, sealed, holds from its first entry to its last', { timeout: PATIENCE }, async () => {
  const { db, url, close } = await freshDb()
  await furnish(db, { demo: true })
  const envelopes = await envelopesOf(db)
  expect(await verdictOn(await writeLog(envelopes, [1, 100, 256, 257]))).toBe('holds')
  const { folder, done } = await sealedLog(url)
  expect(await verdictOnTables(folder, url)).toBe('holds')
  done()
  await close()
})

describe('whatever people do, the log they leave holds', () => {
  const seeds = (process.env.SEEDS ?? '1,2').split(',').map(Number)
  test.each(seeds)('seed %i', { timeout: PATIENCE }, async (seed) => {
    const { db, url, close } = await freshDb()
    await walk(db, seed, Number(process.env.DEEDS ?? 100))
    const { folder, seal, done } = await sealedLog(url)
    await walk(db, seed + 1000, Number(process.env.DEEDS ?? 100))
    const envelopes = await envelopesOf(db)
    expect(await verdictOn(await writeLog(envelopes))).toBe('holds')
    // However little is kept of what was counted, it is counted again to the same.
    await foldWith(1, envelopes)
    // Half of it is sealed, half waits; then all of it is sealed.
    expect(await verdictOnTables(folder, url)).toBe('holds')
    await seal()
    expect(await verdictOnTables(folder, url)).toBe('holds')
    done()
    await close()
  })
})

describe('claims that are merged and parted while they are voted on leave a record that holds', () => {
  const seeds = (process.env.SEEDS ?? '1,2,3').split(',').map(Number)
  test.each(seeds)('seed %i', { timeout: PATIENCE }, async (seed) => {
    const { db, url, close } = await freshDb()
    await walkMerges(db, seed, Number(process.env.DEEDS ?? 120))
    await assertRecordHolds(db)
    expect(await verdictOn(await writeLog(await envelopesOf(db)))).toBe('holds')
    const { folder, done } = await sealedLog(url)
    expect(await verdictOnTables(folder, url)).toBe('holds')
    done()
    await close()
  })
})

test('two events are not told apart by a ruling while claims of theirs are merged: parted before it they hold, and not otherwise', {
  timeout: PATIENCE,
}, async () => {
  const { db, url, close } = await freshDb()
  const join = joining(db)
  const [author, other] = [await join('wrote_it', 'reviewer'), await join('other_vote', 'reviewer')]
  const [orders, judge] = [await join('orders_it', 'moderator'), await join('rules_it', 'moderator')]
  const { id: speaker } = await recordAgent(db, author, { key: newKey(), ...paper })
  const [twin, stays] = [await event(db, author), await event(db, author)]
  const passage = await piece(db, author, twin.claimId, { speaker })
  await vote(db, author, twin.claimId, 'confirmed', [passage])
  await mergeEvents(db, orders, { key: newKey(), eventId: twin.eventId, into: stays.slug, reason: SENTENCE })
  await mergeClaims(db, orders, { key: newKey(), claimId: twin.claimId, into: stays.claimId, reason: SENTENCE })
  await vote(db, other, stays.claimId, 'confirmed', [passage])
  const [merge] = await db.select().from(regroupings)
  const disputeId = await contested(db, other, `regrouping:${merge?.id}`, 'two_events')
  await heard(db, disputeId)
  await takeCase(db, judge, { key: newKey(), disputeId })
  await partClaims(db, orders, { key: newKey(), claimId: twin.claimId, reason: SENTENCE })
  const found = { outcome: 'overturned' as const, verdict: null, reason: SENTENCE }
  await rule(db, judge, { key: newKey(), disputeId, ...found })
  expect(await claimNow(db, twin.claimId)).toMatchObject({ eventId: twin.eventId, mergedInto: null, cast: 1 })
  const envelopes = await envelopesOf(db)
  expect(await verdictOn(await writeLog(envelopes))).toBe('holds')
  const together = envelopes.filter((envelope) => !Buffer.from(envelope).toString().includes('"claim.parted"'))
  expect(await verdictOn(await writeLog(together))).toMatch(/thing\.excluded .* was merged with another/)
  const { folder, done } = await sealedLog(url)
  expect(await verdictOnTables(folder, url)).toBe('holds')
  done()
  await close()
})

test('cases that ended in each way hold, whatever of what was said in them is withheld or forgotten', {
  timeout: PATIENCE,
}, async () => {
  const { db, url, close } = await freshDb()
  const joined = joining(db)
  const [author, first, second, third] = await Promise.all(
    ['wrote_it', 'first_vote', 'second_vote', 'third_vote'].map((handle) => joined(handle, 'reviewer')),
  )
  const judges = await Promise.all(
    ['rules_a', 'rules_b', 'rules_c', 'rules_d'].map((handle) => joined(handle, 'moderator')),
  )
  const [one, two, three, four] = judges as unknown as [Who, Who, Who, Who]
  const tends = await joined('tends_it', 'admin')
  const { id: speaker } = await recordAgent(db, author as Who, { key: newKey(), ...paper })

  const contested = async () => {
    const { claimId } = await event(db, author as Who)
    const evidence = [await piece(db, author as Who, claimId, { speaker })]
    for (const voter of [first, second, third]) await vote(db, voter as Who, claimId, 'confirmed', evidence)
    const disputeId = await dispute(db, first as Who, claimId)
    await heard(db, disputeId)
    const say = async (by: Who, version: number) =>
      stateCase(db, by, { key: newKey(), disputeId, base: version - 1, plea: 'keep', text: SENTENCE, evidence })
    const decide = async (by: Who, outcome: Outcome, verdict: Verdict | null = null) => {
      await takeCase(db, by, { key: newKey(), disputeId })
      const { verdictVersion } = await claimNow(db, claimId)
      const asked = { key: newKey(), disputeId, verdictVersion, outcome, verdict, reason: SENTENCE, evidence }
      await rule(db, by, asked)
    }
    const appeal = () => appealRuling(db, first as Who, { key: newKey(), disputeId, statement: SENTENCE })
    return { claimId, disputeId, say, decide, appeal }
  }

  const sentBack = await contested()
  await sentBack.say(second as Who, 1)
  const { id: plea } = await sentBack.say(second as Who, 2)
  await sentBack.decide(one, 'remanded')
  await sentBack.appeal()
  await sentBack.decide(two, 'upheld')
  await sentBack.decide(three, 'upheld')
  await advanceCase(db, sentBack.disputeId)

  const overturned = await contested()
  await takeCase(db, two, { key: newKey(), disputeId: overturned.disputeId })
  await releaseCase(db, two, { key: newKey(), disputeId: overturned.disputeId })
  await takeCase(db, three, { key: newKey(), disputeId: overturned.disputeId })
  await advanceCase(db, overturned.disputeId, inDays(4))
  await overturned.decide(one, 'overturned', 'unverified')
  await overturned.decide(two, 'overturned', 'unverified')
  await overturned.appeal()
  await overturned.decide(three, 'dismissed')

  const left = await contested()
  await left.decide(four, 'dismissed')
  await advanceCase(db, left.disputeId, inDays(30))

  const { folder, seal, done } = await sealedLog(url)
  expect(await verdictOnTables(folder, url)).toBe('holds')
  const [opinion] = await db.select().from(opinions).where(eq(opinions.moderatorId, three.id))
  const of = [`plea:${plea}`, `opinion:${opinion?.id}`, `appeal:${sentBack.disputeId}`, `ruling:${sentBack.disputeId}`]
  for (const about of of) await withheld(db, four, tends, about)
  await seal()
  expect(await verdictOnTables(folder, url)).toBe('holds')
  for (const { id } of [second as Who, three, first as Who]) await erased(db, four, tends, id)
  await seal()
  expect(await verdictOnTables(folder, url)).toBe('holds')
  done()
  await close()
})

test('a clock that steps back between two versions of a vote opens them in their order', async () => {
  const { db, close } = await freshDb()
  const voters = await Promise.all(
    ['first_hand', 'second_hand', 'third_hand'].map(async (handle) => {
      const one = await newcomer(db)
      await chooseHandle(db, one, { key: newKey(), handle })
      await giveRole(db, 'operator', { key: newKey(), personId: one.id, role: 'reviewer' })
      return one
    }),
  )
  const [first, ...others] = voters as [{ id: string }, ...{ id: string }[]]
  const { claimId } = await event(db, first)
  await vote(db, first, claimId, 'unverified')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 })
  await vote(db, first, claimId, 'unverified', [], 1)
  vi.useRealTimers()
  for (const other of others) await vote(db, other, claimId, 'unverified')
  const opened = (await envelopesOf(db))
    .map((envelope) => JSON.parse(Buffer.from(envelope).toString()))
    .filter(({ kind, subject }) => kind === 'vote.opened' && subject.endsWith(first.id))
  expect(opened.map(({ ver }) => ver)).toEqual([1, 2])
  expect(await verdictOn(await writeLog(await envelopesOf(db)))).toBe('holds')
  await close()
})

test('a version that is opened before the one before it: found', async () => {
  const all = [...story(1, 0)]
  const kindOf = (envelope: Uint8Array) => JSON.parse(Buffer.from(envelope).toString()).kind
  const cast = all.findIndex((envelope) => kindOf(envelope) === 'vote.cast')
  const { actor, subject, data } = JSON.parse(Buffer.from(all[cast] as Uint8Array).toString())
  const opened = all.findIndex((envelope) => kindOf(envelope) === 'vote.opened')
  const later = JSON.parse(Buffer.from(all[opened] as Uint8Array).toString())
  const both = [all[opened] as Uint8Array, write('vote.opened', 'rule', subject, later.data, null, 2)]
  const of = (opening: Uint8Array[]) =>
    all.toSpliced(opened, 1, ...opening).toSpliced(cast + 1, 0, write('vote.cast', actor, subject, data, null, 2))
  expect(await verdictOn(await writeLog(of(both)))).toBe('holds')
  expect(await verdictOn(await writeLog(of(both.toReversed())))).toMatch(/a version before it is not opened yet/)
})

test('events with a case behind them that are merged, parted, split and merged back hold with their tables, whatever of their reasons is withheld or forgotten', {
  timeout: PATIENCE,
}, async () => {
  const { db, url, close } = await freshDb()
  const joined = joining(db)
  const author = await joined('opens_it', 'reviewer')
  const [orders, leaves, tends] = [
    await joined('orders_it', 'moderator'),
    await joined('leaves_us', 'moderator'),
    await joined('minds_it', 'admin'),
  ]
  const [a, b, c] = [await event(db, author), await event(db, author), await event(db, author)]
  const add = { key: newKey(), eventId: a.eventId, language: 'en' as const, text: 'The talks lasted for two days.' }
  const { id: aspect } = await addClaim(db, author, add)
  const reason = SENTENCE
  const { id: speaker } = await recordAgent(db, author, { key: newKey(), ...paper })
  const passage = await piece(db, author, a.claimId, { speaker })
  const readers = [await joined('reads_one', 'reviewer'), await joined('reads_two', 'reviewer')]
  for (const each of [author, ...readers]) await vote(db, each, a.claimId, 'confirmed', [passage])
  await dispute(db, readers[0] as Who, a.claimId)
  await ruled(db, await joined('rules_it', 'moderator'), a.claimId, 'dismissed')
  const merge = (by: Who, from: typeof a, to: typeof a) =>
    mergeEvents(db, by, { key: newKey(), eventId: from.eventId, into: to.slug, reason })
  await merge(orders, a, b)
  await merge(leaves, b, c)
  await partEvents(db, orders, { key: newKey(), eventId: b.eventId, reason })
  const split = { key: newKey(), eventId: b.eventId, claims: [aspect], language: 'en' as const, title: 'Two days' }
  const { slug } = await splitEvent(db, orders, { ...split, reason })
  const [opened] = await db.select().from(events).where(eq(events.slug, slug))
  await merge(orders, { ...b, eventId: opened?.id as string }, b)
  const [first] = await db.select().from(regroupings).where(eq(regroupings.kind, 'split'))
  await withheld(db, leaves, tends, `regrouping:${first?.id}`)
  await erased(db, orders, tends, leaves.id)

  const { folder, done } = await sealedLog(url)
  expect(await verdictOnTables(folder, url)).toBe('holds')
  const envelopes = await envelopesOf(db)
  expect(await verdictOn(await writeLog(envelopes))).toBe('holds')
  const withoutLast = envelopes.slice(
    0,
    envelopes.findLastIndex((each) => kindIn(each) === 'claim.moved'),
  )
  expect(await verdictOn(await writeLog(withoutLast))).toMatch(/claims that it moves are not moved/)
  done()
  await close()
})

const kindIn = (envelope: Uint8Array): string => JSON.parse(Buffer.from(envelope).toString()).kind
