import { afterAll, expect, test } from 'vitest'
import { readEvent } from '../queries/event'
import { listEntries } from '../queries/history'
import { claimNow, freshDb, newKey, person, piece, refusal, rolledBack, vote, voted } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { addClaim } from './add-claim'
import { mergeEvents } from './merge-events'
import { splitEvent } from './split-event'

const { db, close } = await freshDb()
afterAll(close)

const reason = 'It is another meeting, a month later.'

/** An event with two aspects. */
async function threefold(tx: Parameters<typeof voted>[0]) {
  const its = await voted(tx, 'cc')
  const add = async (text: string) =>
    (await addClaim(tx, its.author, { key: newKey(), eventId: its.eventId, language: 'en', text })).id
  const aspects = [await add('A second round was held in Baghdad.'), await add('Iraq was the host of that round.')]
  return { ...its, aspects: aspects as [string, string] }
}

const asked = (eventId: string, claims: readonly string[]) => ({
  key: newKey(),
  eventId,
  claims: [...claims],
  language: 'en' as const,
  title: 'The round in Baghdad',
  reason,
})

test('the claims that go stand under a new event with all that is theirs, the first as its headline claim', () =>
  rolledBack(db, async (tx) => {
    const its = await threefold(tx)
    const [first, second] = its.aspects
    const evidence = [await piece(tx, its.author, first)]
    for (const letter of ['confirmed', 'confirmed', 'confirmed'] as const) {
      await vote(tx, await person(tx), first, letter, evidence)
    }
    const before = await claimNow(tx, first)
    const moderator = await person(tx, 'moderator')
    const lines = await written(tx, () => splitEvent(tx, moderator, asked(its.eventId, [second, first])))
    expect(lines.map(({ kind, data }) => [kind, data.position ?? null])).toEqual([
      ['event.opened', null],
      ['event.split', null],
      ['claim.moved', 0],
      ['claim.moved', 1],
    ])
    const opened = await readEvent(tx, 'the-round-in-baghdad')
    expect(opened?.claims.map(({ id, position }) => [id, position])).toEqual([
      [first, 0],
      [second, 1],
    ])
    expect(opened?.claims[0]).toMatchObject({
      verdict: 'confirmed',
      tally: { confirmed: 3 },
      cautions: [{ side: 'supports' }],
    })
    expect(await claimNow(tx, first)).toMatchObject({ ...before, eventId: opened?.id, position: 0 })
    expect((await readEvent(tx, its.slug))?.claims.map(({ position }) => position)).toEqual([0])
    const told = await listEntries(tx, 'the-round-in-baghdad', {})
    expect(told?.items.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['claim.added', 'vote.cast', 'event.opened', 'event.split', 'claim.moved']),
    )
    await assertRecordHolds(tx)
  }))

test('merging the new event back undoes it', () =>
  rolledBack(db, async (tx) => {
    const its = await threefold(tx)
    const moderator = await person(tx, 'moderator')
    await splitEvent(tx, moderator, asked(its.eventId, its.aspects))
    const opened = await readEvent(tx, 'the-round-in-baghdad')
    await mergeEvents(tx, moderator, { key: newKey(), eventId: opened?.id as string, into: its.slug, reason })
    expect((await readEvent(tx, its.slug))?.claims.map(({ id }) => id)).toEqual([its.claimId, ...its.aspects])
    await assertRecordHolds(tx)
  }))

test('the headline claim stays; nothing, and what stands elsewhere, does not go', () =>
  rolledBack(db, async (tx) => {
    const [its, other] = [await threefold(tx), await voted(tx, 'c')]
    const moderator = await person(tx, 'moderator')
    const split = (claims: readonly string[]) => refusal(splitEvent(tx, moderator, asked(its.eventId, claims)))
    expect(await split([])).toBe('required (claims)')
    expect(await split([its.claimId, its.aspects[0]])).toBe('headline_stays (claims)')
    expect(await split([its.aspects[0], other.claimId])).toBe('not_found (claims)')
    expect(await split(['x'])).toMatch(/^not_found/)
    const wrong = { ...asked(its.eventId, its.aspects), title: 'عنوان بالعربية' }
    expect(await refusal(splitEvent(tx, moderator, wrong))).toBe('wrong_language (title)')
    expect(await refusal(splitEvent(tx, moderator, { ...asked(its.eventId, its.aspects), reason: 'No.' }))).toBe(
      'too_short (reason)',
    )
  }))

test('not what is disputed, and not by a moderator with a part in a claim of the event', () =>
  rolledBack(db, async (tx) => {
    const its = await threefold(tx)
    const [aspect] = its.aspects
    const pieces = [await piece(tx, its.author, aspect)]
    for (const verdict of ['confirmed', 'confirmed', 'denied'] as const) {
      await vote(tx, await person(tx), aspect, verdict, pieces)
    }
    const [involved, other] = [await person(tx, 'moderator'), await person(tx, 'moderator')]
    await piece(tx, involved, its.claimId)
    expect(await refusal(splitEvent(tx, involved, asked(its.eventId, its.aspects)))).toBe('barred_attached')
    expect(await refusal(splitEvent(tx, other, asked(its.eventId, its.aspects)))).toBe('disputed')
    await splitEvent(tx, other, asked(its.eventId, [its.aspects[1]]))
  }))
