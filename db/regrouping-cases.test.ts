import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { addClaim } from './commands/add-claim'
import { appealRuling } from './commands/appeal-ruling'
import { complain } from './commands/complain'
import { mergeClaims } from './commands/merge-claims'
import { mergeEvents } from './commands/merge-events'
import { partClaims } from './commands/part-claims'
import { partEvents } from './commands/part-events'
import { rule } from './commands/rule'
import { splitEvent } from './commands/split-event'
import { takeCase } from './commands/take-case'
import { readCaseFile } from './queries/case-file'
import { leadsTo } from './queries/regroupings'
import { claims, exclusions, regroupings } from './schema'
import { contested, event, freshDb, heard, newcomer, newKey, person, piece, refusal, voted } from './testing'
import { assertRecordHolds } from './testing/invariants'
import { written } from './testing/log'

const { db, close } = await freshDb()
afterAll(close)

const REASON = 'Having read what both events tell, I decide the case so as it stands.'
const reason = 'Both tell of the same meeting on the same day.'
type Who = { id: string }
type Outcome = 'upheld' | 'overturned' | 'dismissed' | 'remanded'

/** Takes a case, as a moderator from elsewhere. */
async function taken(disputeId: string) {
  const moderator = await person(db, 'moderator')
  await takeCase(db, moderator, { key: newKey(), disputeId })
  return (outcome: Outcome) =>
    rule(db, moderator, { key: newKey(), disputeId, outcome, verdict: null, reason: REASON, evidence: [] })
}
const writes = async (disputeId: string, outcome: Outcome) => (await taken(disputeId))(outcome)

const merge = async (from: { eventId: string }, into: { slug: string }, by?: Who) =>
  mergeEvents(db, by ?? (await person(db, 'moderator')), {
    key: newKey(),
    eventId: from.eventId,
    into: into.slug,
    reason,
  })
const part = async ({ eventId }: { eventId: string }, by?: Who) =>
  partEvents(db, by ?? (await person(db, 'moderator')), { key: newKey(), eventId, reason })
const aspect = async ({ eventId }: { eventId: string }) =>
  (await addClaim(db, await person(db), { key: newKey(), eventId, language: 'en', text: 'The talks lasted two days.' }))
    .id

/** Where the claims of some events stand. */
async function places(...ids: string[]) {
  const rows = await db.select({ id: claims.id, at: claims.eventId, position: claims.position }).from(claims)
  return rows.filter(({ at }) => ids.includes(at)).sort((a, b) => a.id.localeCompare(b.id))
}

async function lastOf(kind: 'merged' | 'parted' | 'split', eventId: string) {
  const side = kind === 'parted' ? regroupings.toEvent : regroupings.fromEvent
  const rows = await db.select().from(regroupings).where(eq(side, eventId)).orderBy(regroupings.at)
  return rows.filter((row) => row.kind === kind).at(-1) as (typeof rows)[number]
}
const standing = async (id: string) =>
  (await db.select({ stands: regroupings.stands }).from(regroupings).where(eq(regroupings.id, id)))[0]?.stands

const contest = async (id: string, ground: 'two_events' | 'one_event' | 'wrong_claims' = 'two_events', by?: Who) =>
  contested(db, by ?? (await person(db)), `regrouping:${id}`, ground)
const kinds = async (work: () => Promise<unknown>) => (await written(db, work)).map(({ kind }) => kind)

/** Two events with a claim each that nobody has voted on yet, the first merged into the second, and a case about that. */
async function merged() {
  const by = await person(db)
  const [twin, stays] = [await event(db, by), await event(db, by)]
  const before = await places(twin.eventId, stays.eventId)
  const moderator = await person(db, 'moderator')
  await merge(twin, stays, moderator)
  const { id } = await lastOf('merged', twin.eventId)
  return { twin, stays, before, after: await places(twin.eventId, stays.eventId), moderator, id }
}

/** An event with an aspect that was split off, and the event that it is now. */
async function split() {
  const whole = await event(db, await person(db))
  const claim = await aspect(whole)
  const before = await places(whole.eventId)
  const asked = { eventId: whole.eventId, claims: [claim], language: 'en' as const, title: 'Talks of two days' }
  const moderator = await person(db, 'moderator')
  const { slug } = await splitEvent(db, moderator, { key: newKey(), ...asked, reason })
  const { id, toEvent } = await lastOf('split', whole.eventId)
  return { whole, claim, before, moderator, id, part: { eventId: toEvent, slug } }
}

describe('a case about a merge', () => {
  test('names it, is of the event that leads on, and is told with the one it leads to', async () => {
    const { twin, stays, id } = await merged()
    const disputeId = await contest(id)
    expect(await readCaseFile(db, disputeId)).toMatchObject({
      slug: stays.slug,
      thing: { kind: 'regrouping', id, stands: true, says: reason },
      regrouping: { kind: 'merged', from: { id: twin.eventId }, to: { id: stays.eventId }, claims: 1 },
    })
  })

  test('overturned it parts the events by the rule’s hand, and the address is the event’s own again', async () => {
    const { twin, stays, before, id } = await merged()
    const disputeId = await contest(id)
    await heard(db, disputeId)
    const lines = await written(db, () => writes(disputeId, 'overturned'))
    expect(lines.slice(1)).toMatchObject([
      { kind: 'dispute.ruled', data: { about: `regrouping:${id}`, outcome: 'overturned' } },
      { kind: 'thing.excluded', actor: 'rule', subject: `regrouping:${id}`, data: { dispute: disputeId } },
      { kind: 'claim.moved', actor: 'rule', data: { from: stays.eventId, to: twin.eventId, regrouping: id } },
    ])
    expect(await places(twin.eventId, stays.eventId)).toEqual(before)
    expect(await leadsTo(db, twin.slug)).toBeNull()
    expect(await standing(id)).toBe(false)
    expect(await refusal(part(twin))).toBe('not_merged')
    expect(await refusal(contest(id, 'wrong_claims'))).toBe('not_last')
    await merge(twin, stays)
    expect(await leadsTo(db, twin.slug)).toBe(stays.slug)
    await assertRecordHolds(db)
  })

  test('upheld or dismissed it lets it stand, by one hand; it is not sent back to anybody', async () => {
    for (const outcome of ['upheld', 'dismissed'] as const) {
      const { twin, stays, after, id } = await merged()
      const disputeId = await contest(id)
      await heard(db, disputeId)
      const decide = await taken(disputeId)
      expect(await refusal(decide('remanded'))).toBe('no_round (outcome)')
      expect(await kinds(() => decide(outcome))).toEqual(['dispute.ruled'])
      expect(await places(twin.eventId, stays.eventId)).toEqual(after)
      expect(await standing(id)).toBe(true)
      expect(await refusal(contest(id))).toBe('ground_used (ground)')
    }
  })

  test('an appeal that upholds it merges them again, with what has come to the event since', async () => {
    const { twin, stays, after, moderator, id } = await merged()
    const disputeId = await contest(id)
    await heard(db, disputeId)
    await writes(disputeId, 'overturned')
    const since = await aspect(twin)
    const statement = 'Both reports name the same hall and the same hour, whatever the case said of it.'
    await appealRuling(db, moderator, { key: newKey(), disputeId, statement })
    await writes(disputeId, 'upheld')
    expect(await kinds(() => writes(disputeId, 'upheld'))).toEqual([
      'dispute.taken',
      'dispute.ruled',
      'thing.readmitted',
      'claim.moved',
      'claim.moved',
    ])
    const now = await places(twin.eventId, stays.eventId)
    expect(now.filter((each) => each.id !== since)).toEqual(after)
    expect(now.find((each) => each.id === since)).toMatchObject({ at: stays.eventId })
    expect(await leadsTo(db, twin.slug)).toBe(stays.slug)
    expect(await standing(id)).toBe(true)
    await assertRecordHolds(db)
  })

  test('an appeal cannot do again what later deeds have moved on: it says so, and can be dismissed', async () => {
    const { twin, moderator, id } = await merged()
    const disputeId = await contest(id)
    await heard(db, disputeId)
    await writes(disputeId, 'overturned')
    await merge(twin, await event(db, await person(db)))
    const statement = 'Both reports name the same hall and the same hour, whatever the case said of it.'
    await appealRuling(db, moderator, { key: newKey(), disputeId, statement })
    const decide = await taken(disputeId)
    expect(await refusal(decide('upheld'))).toBe('event_merged')
    await decide('dismissed')
    expect(await writes(disputeId, 'dismissed')).toMatchObject({ decided: true })
    await assertRecordHolds(db)
  })

  test('takes two hands where a claim that it moved is settled', async () => {
    const [twin, stays] = [await voted(db, 'ccc'), await event(db, await person(db))]
    await merge(twin, stays)
    const disputeId = await contest((await lastOf('merged', twin.eventId)).id)
    await heard(db, disputeId)
    expect(await writes(disputeId, 'overturned')).toMatchObject({ decided: false })
    expect(await leadsTo(db, twin.slug)).toBe(stays.slug)
    expect(await writes(disputeId, 'overturned')).toMatchObject({ decided: true })
    expect(await leadsTo(db, twin.slug)).toBeNull()
  })

  test('bars whoever did it, and whoever has a part in a claim that it moved, not in one that it did not', async () => {
    const { twin, stays, moderator, id } = await merged()
    const disputeId = await contest(id)
    await heard(db, disputeId)
    const take = (by: Who) => takeCase(db, by, { key: newKey(), disputeId })
    const [moved, stayed] = [await person(db, 'moderator'), await person(db, 'moderator')]
    await piece(db, moved, twin.claimId)
    await piece(db, stayed, stays.claimId)
    expect(await refusal(take(moderator))).toBe('barred_recorded')
    expect(await refusal(take(moved))).toBe('barred_attached')
    await expect(take(stayed)).resolves.toBeUndefined()
  })

  test('holds it, and the claims that it moved, where they are while it is open; whoever did it neither undoes it', async () => {
    const { twin, stays, moderator, id } = await merged()
    const disputeId = await contest(id)
    const elsewhere = await event(db, await person(db))
    expect(await refusal(part(twin))).toBe('disputed')
    expect(await refusal(part(twin, moderator))).toBe('disputed')
    expect(await refusal(merge(stays, elsewhere))).toBe('disputed')
    const asked = { eventId: stays.eventId, claims: [twin.claimId], language: 'en' as const, title: 'The other' }
    const by = await person(db, 'moderator')
    expect(await refusal(splitEvent(db, by, { key: newKey(), ...asked, reason }))).toBe('disputed')
    await heard(db, disputeId)
    await writes(disputeId, 'dismissed')
    await expect(part(twin)).resolves.toMatchObject({ slug: twin.slug })
  })

  test('waits for a case on a claim that would move back', async () => {
    const [twin, stays] = [await voted(db, 'ccc'), await event(db, await person(db))]
    await merge(twin, stays)
    const disputeId = await contest((await lastOf('merged', twin.eventId)).id)
    await heard(db, disputeId)
    await contested(db, await person(db), `claim:${twin.claimId}`, 'misread')
    expect(await refusal(writes(disputeId, 'overturned'))).toBe('disputed')
  })

  test('is opened by an affected party, on a ground of its kind', async () => {
    const { id } = await merged()
    const said = { about: `regrouping:${id}`, capacity: 'outlet' as const, name: 'The other hall', statement: REASON }
    const ask = async (ground: 'two_events' | 'misread') =>
      complain(db, await newcomer(db), { key: newKey(), ...said, ground })
    expect(await refusal(ask('misread'))).toBe('required (ground)')
    expect(await ask('two_events')).toMatchObject({ id: expect.any(String) })
    await assertRecordHolds(db)
  })
})

describe('a case about a parting', () => {
  test('overturned it does the merge again, which stands by that and can be contested', async () => {
    const { twin, stays, after, id } = await merged()
    await part(twin)
    const parting = await lastOf('parted', twin.eventId)
    expect([await standing(id), await standing(parting.id)]).toEqual([false, true])
    expect(await refusal(contest(id))).toBe('not_last')
    const disputeId = await contest(parting.id, 'one_event')
    await heard(db, disputeId)
    await writes(disputeId, 'overturned')
    expect(await places(twin.eventId, stays.eventId)).toEqual(after)
    expect(await leadsTo(db, twin.slug)).toBe(stays.slug)
    expect([await standing(id), await standing(parting.id)]).toEqual([true, false])
    await part(twin)
    expect(await leadsTo(db, twin.slug)).toBeNull()
    await assertRecordHolds(db)
  })
})

describe('a case about a split', () => {
  test('overturned its claims go back to their places, what came since follows, and the new address leads on', async () => {
    const { whole, before, id, part: other } = await split()
    const since = await aspect(other)
    const disputeId = await contest(id, 'one_event')
    await heard(db, disputeId)
    await writes(disputeId, 'overturned')
    const now = await places(whole.eventId, other.eventId)
    expect(now.filter((each) => each.id !== since)).toEqual(before)
    expect(now.find((each) => each.id === since)).toMatchObject({ at: whole.eventId, position: 2 })
    expect(await leadsTo(db, other.slug)).toBe(whole.slug)
    const more = { eventId: other.eventId, language: 'en' as const, text: 'The talks lasted for two days.' }
    expect(await refusal(addClaim(db, await person(db), { key: newKey(), ...more }))).toBe('event_merged')
    expect(await refusal(part(other))).toBe('not_merged')
    await assertRecordHolds(db)
  })

  test('an appeal that upholds it splits them again, everything where it stood', async () => {
    const { whole, moderator, id, part: other } = await split()
    await aspect(other)
    const apart = await places(whole.eventId, other.eventId)
    const disputeId = await contest(id, 'one_event')
    await heard(db, disputeId)
    await writes(disputeId, 'overturned')
    const statement = 'One of the two happened a day later and in another town, as both reports say.'
    await appealRuling(db, moderator, { key: newKey(), disputeId, statement })
    for (let hand = 0; hand < 2; hand += 1) await writes(disputeId, 'upheld')
    expect(await places(whole.eventId, other.eventId)).toEqual(apart)
    expect(await leadsTo(db, other.slug)).toBeNull()
    expect(await db.select().from(exclusions).where(eq(exclusions.thingId, id))).toHaveLength(2)
    await assertRecordHolds(db)
  })

  test('is none any more once the new event was merged back', async () => {
    const { whole, id, part: other } = await split()
    await merge(other, whole)
    expect(await standing(id)).toBe(false)
    expect(await refusal(contest(id, 'one_event'))).toBe('not_last')
  })
})

test('of a ruling that undoes a merge and a moderator who parts the events at once, one is done', async () => {
  const { twin, stays, before, id } = await merged()
  const disputeId = await contest(id)
  await heard(db, disputeId)
  const ends = await Promise.allSettled([writes(disputeId, 'overturned'), part(twin)])
  expect(ends[0]?.status).toBe('fulfilled')
  expect(ends[1]?.status).toBe('rejected')
  expect(await places(twin.eventId, stays.eventId)).toEqual(before)
  await assertRecordHolds(db)
})

describe('claims that were merged since', () => {
  /** Two events with a claim each, the first merged into the second, and the two claims. */
  async function alike() {
    const found = await merged()
    const of = ({ eventId }: { eventId: string }) => found.before.find(({ at }) => at === eventId)?.id as string
    return { ...found, goes: of(found.twin), into: of(found.stays) }
  }
  const join = async (goes: string, into: string) =>
    mergeClaims(db, await person(db, 'moderator'), { key: newKey(), claimId: goes, into, reason })
  const disjoin = async (claimId: string) =>
    partClaims(db, await person(db, 'moderator'), { key: newKey(), claimId, reason })

  test('are not torn apart by a ruling: it waits until they are parted, or is dismissed', async () => {
    const { twin, stays, before, id, goes, into } = await alike()
    await join(goes, into)
    const disputeId = await contest(id)
    await heard(db, disputeId)
    const decide = await taken(disputeId)
    expect(await refusal(decide('overturned'))).toBe('claims_joined')
    await disjoin(goes)
    expect(await refusal(join(goes, into))).toBe('disputed')
    expect(await kinds(() => decide('overturned'))).toEqual(['dispute.ruled', 'thing.excluded', 'claim.moved'])
    expect(await places(twin.eventId, stays.eventId)).toEqual(before)
    await assertRecordHolds(db)

    const other = await alike()
    await join(other.goes, other.into)
    const dismissed = await contest(other.id)
    await heard(db, dismissed)
    expect(await kinds(async () => (await taken(dismissed))('dismissed'))).toContain('dispute.ruled')
    await assertRecordHolds(db)
  })

  test('are not merged while a ruling on what moved one of them can be appealed', async () => {
    const { id, goes, into } = await alike()
    const disputeId = await contest(id)
    await heard(db, disputeId)
    await writes(disputeId, 'upheld')
    expect(await refusal(join(goes, into))).toBe('disputed')
  })

  test('bind whoever has a part in either', async () => {
    const { id, goes, into } = await alike()
    await join(goes, into)
    const disputeId = await contest(id)
    await heard(db, disputeId)
    const author = await person(db, 'moderator')
    await piece(db, author, into)
    expect(await refusal(takeCase(db, author, { key: newKey(), disputeId }))).toBe('barred_attached')
  })
})
