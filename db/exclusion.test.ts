import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { appealRuling } from './commands/appeal-ruling'
import { openDispute } from './commands/open-dispute'
import { rule } from './commands/rule'
import { standAside } from './commands/stand-aside'
import { stateCase } from './commands/state-case'
import { takeCase } from './commands/take-case'
import { withdrawCitation } from './commands/withdraw-citation'
import { withdrawDate } from './commands/withdraw-date'
import { withdrawEvidence } from './commands/withdraw-evidence'
import { evidenceOf } from './evidence'
import { readCaseFile } from './queries/case-file'
import { readEvent } from './queries/event'
import { exclusions } from './schema'
import {
  claimNow,
  contested,
  dispute,
  freshDb,
  heard,
  newKey,
  people3,
  person,
  piece,
  refusal,
  ruled,
  source,
  vote,
  voted,
} from './testing'
import { date, rumour } from './testing/chain'
import { assertRecordHolds } from './testing/invariants'
import { written } from './testing/log'

const { db, close } = await freshDb()
afterAll(close)

const REASON = 'Having read the source and the passage in it, I decide the case so.'
const none = (): string[] => []
type Who = { id: string }
type Outcome = 'upheld' | 'overturned' | 'dismissed'

/** Writes in a case, of somebody’s own or of a moderator from elsewhere. */
async function writes(disputeId: string, outcome: Outcome | 'remanded', by?: Who) {
  const moderator = by ?? (await person(db, 'moderator'))
  await takeCase(db, moderator, { key: newKey(), disputeId })
  return rule(db, moderator, { key: newKey(), disputeId, outcome, verdict: null, reason: REASON, evidence: [] })
}

/** A settled claim that four confirm on one piece each of two, and a case about the first. */
async function disputed() {
  const author = await person(db)
  const place = await voted(db, '')
  const from = await source(db, author)
  const [first, second] = [await piece(db, author, place.claimId, {}, from), await piece(db, author, place.claimId)]
  const voters = await people3(db)
  for (const voter of voters) await vote(db, voter, place.claimId, 'confirmed', [first])
  const opener = await person(db)
  const disputeId = await contested(db, opener, `evidence:${first}`, 'wrong_quotation')
  return { ...place, author, first, second, voters, opener, disputeId }
}

const kinds = async (work: () => Promise<unknown>) => (await written(db, work)).map(({ kind }) => kind)
const isActive = async (claimId: string, id: string) =>
  (await db.transaction((tx) => evidenceOf(tx, claimId))).find((each) => each.id === id)?.active

describe('a case about a piece of evidence', () => {
  test('makes a settled claim disputed, and says what it is about', async () => {
    const { claimId, first, disputeId, slug } = await disputed()
    expect(await claimNow(db, claimId)).toMatchObject({ state: 'disputed', verdict: 'confirmed' })
    const event = await readEvent(db, slug)
    expect(event?.claims[0]?.disputes).toMatchObject([{ id: disputeId, about: `evidence:${first}`, state: 'open' }])
    expect(await readCaseFile(db, disputeId)).toMatchObject({
      thing: { kind: 'evidence', id: first, stands: true },
      against: null,
      claim: { id: claimId },
    })
  })

  test('excludes it by two hands; its votes need another look, and the claim is reckoned anew', async () => {
    const { claimId, first, disputeId } = await disputed()
    await heard(db, disputeId)
    expect(await writes(disputeId, 'overturned')).toMatchObject({ decided: false })
    expect(await isActive(claimId, first)).toBe(true)
    expect(await kinds(() => writes(disputeId, 'overturned'))).toEqual([
      'dispute.taken',
      'dispute.ruled',
      'thing.excluded',
      'verdict.changed',
    ])
    expect(await isActive(claimId, first)).toBe(false)
    expect(await claimNow(db, claimId)).toMatchObject({ state: 'settled', verdict: 'unverified', because: 'no_votes' })
    await assertRecordHolds(db)
  })

  test('lets it stand by one hand, and its votes with it', async () => {
    for (const outcome of ['upheld', 'dismissed'] as const) {
      const { claimId, first, disputeId } = await disputed()
      await heard(db, disputeId)
      expect(await kinds(() => writes(disputeId, outcome))).toEqual(['dispute.taken', 'dispute.ruled'])
      expect(await isActive(claimId, first)).toBe(true)
      expect(await claimNow(db, claimId)).toMatchObject({ state: 'settled', verdict: 'confirmed' })
    }
  })

  test('an appeal that upholds it brings it back, with its past, and the verdict with it', async () => {
    const { claimId, first, disputeId, opener, author } = await disputed()
    await heard(db, disputeId)
    for (let hand = 0; hand < 2; hand += 1) await writes(disputeId, 'overturned')
    const statement = 'The passage says in the next sentence what the case said it does not.'
    await appealRuling(db, author, { key: newKey(), disputeId, statement })
    expect(await claimNow(db, claimId)).toMatchObject({ state: 'disputed', verdict: 'unverified' })
    await writes(disputeId, 'upheld')
    expect(await kinds(() => writes(disputeId, 'upheld'))).toEqual([
      'dispute.taken',
      'dispute.ruled',
      'thing.readmitted',
      'verdict.changed',
    ])
    expect(await isActive(claimId, first)).toBe(true)
    expect(await claimNow(db, claimId)).toMatchObject({ state: 'settled', verdict: 'confirmed', because: 'majority' })
    expect(await db.select().from(exclusions).where(eq(exclusions.thingId, first))).toMatchObject([
      { version: 1, effect: 'excluded', disputeId },
      { version: 2, effect: 'readmitted', disputeId },
    ])
    const again = contested(db, opener, `evidence:${first}`, 'wrong_source')
    await expect(again).resolves.toBeTruthy()
    await assertRecordHolds(db)
  })

  test('before its claim has a quorum one hand is enough, and nothing is disputed but the piece', async () => {
    const place = await voted(db, '')
    const voter = await person(db)
    const [one] = place.supports as [string]
    await vote(db, voter, place.claimId, 'confirmed', [one])
    const disputeId = await contested(db, await person(db), `evidence:${one}`, 'wrong_stance')
    expect(await claimNow(db, place.claimId)).toMatchObject({ state: 'under_review' })
    await heard(db, disputeId)
    expect(await kinds(() => writes(disputeId, 'overturned'))).toEqual([
      'dispute.taken',
      'dispute.ruled',
      'thing.excluded',
    ])
    for (const each of await people3(db))
      await vote(db, each, place.claimId, 'confirmed', [place.supports[1] as string])
    expect(await claimNow(db, place.claimId)).toMatchObject({ state: 'settled', verdict: 'confirmed' })
    await assertRecordHolds(db)
  })

  test('what is refused in it', async () => {
    const { claimId, first, author, voters, disputeId, second } = await disputed()
    const [voter] = voters as unknown as [Who]
    const moderator = await person(db, 'moderator')
    const open = (about: string, ground: string) =>
      refusal(openDispute(db, moderator, { key: newKey(), about, ground: ground as 'misread', statement: REASON }))
    expect(await open(`evidence:${first}`, 'wrong_source')).toBe('dispute_open')
    expect(await open(`evidence:${second}`, 'misread')).toBe('required (ground)')
    expect(await open(`claim:${claimId}`, 'wrong_quotation')).toBe('required (ground)')
    expect(await open(`evidence:${newKey()}`, 'wrong_source')).toBe('not_found (about)')
    expect(await open('vote:1', 'wrong_source')).toBe('not_found (about)')
    const withdraw = (by: Who) =>
      withdrawEvidence(db, by, { key: newKey(), evidenceId: first, reason: REASON, seen: null })
    expect(await refusal(withdraw(moderator))).toBe('dispute_open')
    await heard(db, disputeId)
    expect(await refusal(writes(disputeId, 'remanded', moderator))).toBe('no_round (outcome)')
    expect(await refusal(withdraw(author))).toBe('needs_case')
    for (const each of await people3(db)) await vote(db, each, claimId, 'confirmed', [second])
    await withdraw(author)
    const other = { key: newKey(), about: `evidence:${first}`, ground: 'wrong_source', statement: REASON } as const
    expect(await refusal(openDispute(db, voter, other))).toBe('already_withdrawn')
    const late = {
      key: newKey(),
      disputeId,
      outcome: 'overturned',
      verdict: null,
      reason: REASON,
      evidence: none(),
    } as const
    expect(await rule(db, moderator, late)).toMatchObject({ decided: false })
    expect(await kinds(() => writes(disputeId, 'overturned'))).toEqual(['dispute.taken', 'dispute.ruled'])
    await assertRecordHolds(db)
  })

  test('a ground that was ruled on is used up, and is another thing’s to use', async () => {
    const { first, second, opener, disputeId } = await disputed()
    await heard(db, disputeId)
    await writes(disputeId, 'upheld')
    expect(await refusal(contested(db, opener, `evidence:${first}`, 'wrong_quotation'))).toBe('ground_used (ground)')
    expect(await contested(db, opener, `evidence:${second}`, 'wrong_quotation')).toBeTruthy()
  })

  test('it does not keep a divided tally from its own case, nor is it ruled on with that', async () => {
    const { claimId, supports, denies, disputeId } = { ...(await disputed()) }
    for (let at = 0; at < 2; at += 1) await vote(db, await person(db), claimId, 'denied', denies)
    expect(await claimNow(db, claimId)).toMatchObject({ state: 'disputed', contested: true })
    const moderator = await person(db, 'moderator')
    await heard(db, disputeId)
    await writes(disputeId, 'dismissed', moderator)
    expect(await claimNow(db, claimId)).toMatchObject({ state: 'disputed' })
    expect(supports).toHaveLength(2)
    await assertRecordHolds(db)
  })
})

describe('nobody decides in their own cause about a thing', () => {
  test('whoever attached, voted, opened, put a case or stood aside is barred', async () => {
    const { author, voters, opener, disputeId, claimId } = await disputed()
    const [first, second] = voters as unknown as [Who, Who]
    await heard(db, disputeId)
    await stateCase(db, second, { key: newKey(), disputeId, base: 0, plea: 'keep', text: REASON, evidence: [] })
    const aside = await person(db, 'moderator')
    await standAside(db, aside, { key: newKey(), claimId })
    const { users } = await import('./schema')
    for (const { id } of [author, first, opener])
      await db.update(users).set({ role: 'moderator' }).where(eq(users.id, id))
    const take = (by: Who) => refusal(takeCase(db, by, { key: newKey(), disputeId }))
    expect(await take(author)).toBe('barred_attached')
    expect(await take(first)).toBe('barred_voted')
    expect(await take(opener)).toBe('barred_opened')
    expect(await take(aside)).toBe('barred_recused')
    expect(
      await refusal(
        stateCase(db, await person(db), {
          key: newKey(),
          disputeId,
          base: 0,
          plea: 'keep',
          text: REASON,
          evidence: [],
        }),
      ),
    ).toBe('not_a_party')
  })

  test('a vote and a ruling of one moderator at once: never both', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      const { claimId, disputeId, second } = await disputed()
      await heard(db, disputeId)
      const moderator = await person(db, 'moderator')
      await takeCase(db, moderator, { key: newKey(), disputeId })
      const decision = {
        key: newKey(),
        disputeId,
        outcome: 'upheld',
        verdict: null,
        reason: REASON,
        evidence: none(),
      } as const
      const end = (deed: Promise<unknown>) =>
        deed.then(
          () => 'done',
          (error) => error.code as string,
        )
      const ends = await Promise.all([
        end(rule(db, moderator, decision)),
        end(vote(db, moderator, claimId, 'confirmed', [second])),
      ])
      expect([
        ['done', 'done'],
        ['barred_voted', 'done'],
      ]).toContainEqual(ends)
      if (ends[0] === 'done') await assertRecordHolds(db)
    }
    await assertRecordHolds(db)
  })
})

describe('a case about a citation', () => {
  test('excludes it, and the verdicts that rest on it are reckoned anew for that cause', async () => {
    const { claimId, passedOn, author, slug } = await rumour(db)
    const opener = await person(db)
    const disputeId = await contested(db, opener, `citation:${passedOn}`, 'not_cited')
    expect(await claimNow(db, claimId)).toMatchObject({ state: 'settled' })
    expect((await readEvent(db, slug))?.disputes).toMatchObject([{ id: disputeId, about: `citation:${passedOn}` }])
    await heard(db, disputeId)
    const recorder = { key: newKey(), citationId: passedOn, reason: REASON }
    expect(await refusal(withdrawCitation(db, await person(db, 'moderator'), recorder))).toBe('dispute_open')
    await writes(disputeId, 'overturned')
    expect(await kinds(() => writes(disputeId, 'overturned'))).toEqual(
      expect.arrayContaining(['dispute.ruled', 'thing.excluded']),
    )
    expect((await readEvent(db, slug))?.citations.find(({ id }) => id === passedOn)).toMatchObject({
      active: false,
      withdrawn: { reason: null, dispute: disputeId },
    })
    await appealRuling(db, author, { key: newKey(), disputeId, statement: REASON })
    await writes(disputeId, 'upheld')
    await writes(disputeId, 'upheld')
    expect((await readEvent(db, slug))?.citations.find(({ id }) => id === passedOn)?.active).toBe(true)
    await assertRecordHolds(db)
  })
})

describe('a case about a date', () => {
  async function dated() {
    const { author, eventId, slug, voters } = await voted(db, 'ccc')
    const from = await source(db, author)
    const recorder = await person(db)
    const dateId = await date(db, recorder, { eventId, sourceId: from.id })
    const disputeId = await contested(db, await person(db), `date:${dateId}`, 'wrong_date')
    return { author, eventId, slug, voters, recorder, dateId, disputeId }
  }

  test('excludes it by two hands where a claim of its event has a verdict, and brings it back on appeal', async () => {
    const { slug, recorder, dateId, disputeId } = await dated()
    await heard(db, disputeId)
    await writes(disputeId, 'overturned')
    await writes(disputeId, 'overturned')
    const of = async () => (await readEvent(db, slug))?.dates.find(({ id }) => id === dateId)
    expect(await of()).toMatchObject({ active: false, withdrawn: { reason: null, dispute: disputeId } })
    await appealRuling(db, recorder, { key: newKey(), disputeId, statement: REASON })
    await writes(disputeId, 'upheld')
    await writes(disputeId, 'upheld')
    expect(await of()).toMatchObject({ active: true, withdrawn: null })
    await withdrawDate(db, recorder, { key: newKey(), dateId, reason: REASON })
    expect(await of()).toMatchObject({ active: false, withdrawn: { dispute: null } })
    await assertRecordHolds(db)
  })

  test('whoever recorded it, or has a part in any claim of its event, is barred', async () => {
    const { voters, recorder, disputeId, author } = await dated()
    await heard(db, disputeId)
    const { users } = await import('./schema')
    const [voter] = voters as unknown as [Who]
    for (const { id } of [recorder, voter, author])
      await db.update(users).set({ role: 'moderator' }).where(eq(users.id, id))
    const take = (by: Who) => refusal(takeCase(db, by, { key: newKey(), disputeId }))
    expect(await take(recorder)).toBe('barred_recorded')
    expect(await take(voter)).toBe('barred_voted')
    expect(await take(author)).toBe('barred_attached')
    const cites = {
      key: newKey(),
      disputeId,
      base: 0,
      plea: 'keep',
      text: REASON,
      evidence: [newKey()] as string[],
    } as const
    expect(await refusal(stateCase(db, recorder, cites))).toBe('evidence_elsewhere (evidence)')
  })
})

test('who opened a case about a piece does not rule on the verdict of its claim', async () => {
  const { claimId, disputeId } = await disputed()
  const moderator = await person(db, 'moderator')
  await heard(db, disputeId)
  await writes(disputeId, 'dismissed')
  const { supports } = await voted(db, '')
  expect(supports).toHaveLength(2)
  const [first] = (await db.transaction((tx) => evidenceOf(tx, claimId))).map(({ id }) => id)
  await contested(db, moderator, `evidence:${first}`, 'wrong_source')
  await dispute(db, await person(db), claimId)
  expect(await refusal(ruled(db, moderator, claimId, 'upheld'))).toBe('barred_opened')
})
