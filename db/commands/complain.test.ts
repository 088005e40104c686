import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { advanceCase } from '../advance'
import { forgetComplaints, keepComplaint, knowPerson, readComplaint, refuseUnfit } from '../complaint'
import { readCaseFile } from '../queries/case-file'
import { type Contestable, listPassages, readContestable } from '../queries/contestable'
import { complaints, parties, users } from '../schema'
import {
  claimNow,
  demoted,
  dispute,
  event,
  freshDb,
  heard,
  inDays,
  kindsOf,
  newcomer,
  newKey,
  openCase,
  person,
  piece,
  refusal,
  rolledBack,
  ruled,
  source,
  suspended,
  voted,
} from '../testing'
import { date } from '../testing/chain'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { appealRuling } from './appeal-ruling'
import { complain } from './complain'
import { rule } from './rule'
import { standAside } from './stand-aside'
import { stateCase } from './state-case'
import { takeCase } from './take-case'
import { withdrawDate } from './withdraw-date'
import { withdrawEvidence } from './withdraw-evidence'

const { db, close } = await freshDb()
afterAll(close)

const WHY = 'The passage is about my brother, who bears the same name.'
const asked = (claimId: string) => ({
  key: newKey(),
  about: `claim:${claimId}`,
  ground: 'wrong_speaker' as const,
  statement: WHY,
  capacity: 'self' as const,
  name: 'Reem Haddad',
})

describe('whoever has an address that answered, and nothing else', () => {
  test('opens a case like any other: it is disputed, the name and the words are in the log as commitments only', async () => {
    const { claimId } = await voted(db, 'ccc')
    const who = await newcomer(db)
    const lines = await written(db, () => complain(db, who, asked(claimId)))
    expect(lines.map(({ kind }) => kind)).toEqual(['party.named', 'dispute.opened'])
    const file = await openCase(db, claimId)
    expect(lines[0]).toMatchObject({ actor: who.id, data: { claim: claimId, dispute: file?.id, capacity: 'self' } })
    expect(JSON.stringify(lines.map(({ data }) => data))).not.toMatch(/Reem|brother/)
    expect(await claimNow(db, claimId)).toMatchObject({ state: 'disputed', verdict: 'confirmed' })
    const shown = await readCaseFile(db, file?.id as string)
    expect(shown).toMatchObject({ party: { name: 'Reem Haddad', capacity: 'self' }, openedBy: null, byRule: false })
    expect(JSON.stringify(shown)).not.toContain('@')
    expect(shown?.entries.map(({ actor }) => actor)).toEqual(['party'])
  })

  test('puts their case in it, appeals against its ruling once and in time, and has no word in any other', async () => {
    const claim = await voted(db, 'ccc')
    const [who, stranger] = [await newcomer(db), await newcomer(db)]
    const { id: disputeId } = await complain(db, who, asked(claim.claimId))
    await advanceCase(db, disputeId)
    const said = { disputeId, base: 0, plea: 'change' as const, text: WHY, evidence: claim.supports }
    expect(await refusal(stateCase(db, stranger, { key: newKey(), ...said }))).toBe('no_handle')
    await stateCase(db, who, { key: newKey(), ...said })
    await advanceCase(db, disputeId, inDays(7))
    await ruled(db, await person(db, 'moderator'), claim.claimId, 'upheld')

    const appeal = { disputeId, statement: WHY }
    expect(await refusal(appealRuling(db, stranger, { key: newKey(), ...appeal }))).toBe('no_handle')
    expect(await refusal(appealRuling(db, await person(db), { key: newKey(), ...appeal }))).toBe('not_a_party')
    await appealRuling(db, who, { key: newKey(), ...appeal })
    expect(await refusal(appealRuling(db, who, { key: newKey(), ...appeal }))).toBe('appealed_already')
    const other = await voted(db, 'ccc')
    const elsewhere = await dispute(db, await person(db), other.claimId)
    await advanceCase(db, elsewhere)
    const there = { ...said, disputeId: elsewhere, evidence: [] }
    expect(await refusal(stateCase(db, who, { key: newKey(), ...there }))).toBe('no_handle')
  })

  test('does not appeal when the days are over', async () => {
    const claim = await voted(db, 'ccc')
    const who = await newcomer(db)
    const { id: disputeId } = await complain(db, who, asked(claim.claimId))
    await advanceCase(db, disputeId)
    await advanceCase(db, disputeId, inDays(7))
    await ruled(db, await person(db, 'moderator'), claim.claimId, 'upheld')
    await advanceCase(db, disputeId, inDays(30))
    expect(await refusal(appealRuling(db, who, { key: newKey(), disputeId, statement: WHY }))).toBe('too_late')
  })

  test('is the same person when they come back by that address', async () => {
    const email = `${newKey()}@example.org`
    const first = await knowPerson(db, email)
    expect(await knowPerson(db, email)).toBe(first)
    const [row] = await db.select().from(users).where(sql`${users.id} = ${first}`)
    expect(row).toMatchObject({ handle: null, role: 'reader', suspended: false })
    expect(row?.emailVerified).toBeInstanceOf(Date)
  })
})

test('a reviewer contests at the desk, under the handle that they vote under', async () => {
  const { claimId } = await voted(db, 'ccc')
  for (const role of ['reviewer', 'moderator', 'admin'] as const)
    expect(await refusal(complain(db, await person(db, role), asked(claimId)))).toBe('not_your_role')
})

describe('who was a reviewer until an admin made them a reader', () => {
  test('contests nothing of a claim from which they stood aside', async () => {
    const { claimId } = await voted(db, 'ccc')
    const who = await person(db)
    await standAside(db, who, { key: newKey(), claimId })
    await demoted(db, await person(db, 'admin'), who.id)
    expect(await refusal(complain(db, who, asked(claimId)))).toBe('recused')
  })

  test('goes on from what they said in the case', async () => {
    const { claimId } = await voted(db, 'ccc')
    const who = await person(db)
    const disputeId = await dispute(db, who, claimId)
    await advanceCase(db, disputeId)
    await stateCase(db, who, { key: newKey(), disputeId, base: 0, plea: 'keep', text: WHY, evidence: [] })
    await demoted(db, await person(db, 'admin'), who.id)
    const [, said] = await written(db, () => complain(db, who, { ...asked(claimId), ground: null }))
    expect(said).toMatchObject({ kind: 'dispute.stated', data: { version: 2, plea: 'change' } })
  })
})

describe('where a case is open already', () => {
  test('they are heard in it: their name and their words come together, and they appeal like anybody in it', async () => {
    const { claimId } = await voted(db, 'ccc')
    const disputeId = await dispute(db, await person(db), claimId)
    await advanceCase(db, disputeId)
    const who = await newcomer(db)
    const lines = await written(db, () => complain(db, who, { ...asked(claimId), ground: null }))
    expect(lines.map(({ kind }) => kind)).toEqual(['party.named', 'dispute.stated'])
    const [pleading] = (await readCaseFile(db, disputeId))?.pleadings ?? []
    expect(pleading).toMatchObject({ by: null, party: { name: 'Reem Haddad', capacity: 'self' } })
    expect(pleading?.versions).toMatchObject([{ version: 1, plea: 'change', text: WHY }])
    expect(await refusal(complain(db, who, { ...asked(claimId), ground: null }))).toBe('party_already')

    await stateCase(db, who, { key: newKey(), disputeId, base: 1, plea: 'change', text: WHY, evidence: [] })
    await advanceCase(db, disputeId, inDays(7))
    await ruled(db, await person(db, 'moderator'), claimId, 'upheld')
    await appealRuling(db, who, { key: newKey(), disputeId, statement: WHY })
    expect((await readCaseFile(db, disputeId))?.appeal).toMatchObject({ party: { name: 'Reem Haddad' } })
  })

  test('not before both sides are called; and whoever opens one says on what ground', async () => {
    const { claimId } = await voted(db, 'ccc')
    const who = await newcomer(db)
    expect(await refusal(complain(db, who, { ...asked(claimId), ground: null }))).toBe('required (ground)')
    await dispute(db, await person(db), claimId)
    expect(await refusal(complain(db, who, asked(claimId)))).toBe('too_early')
  })
})

describe('of what a verdict is made of', () => {
  test('a passage is contested on a ground of its kind; they are heard in its case and appeal', async () => {
    const its = await voted(db, 'ccc')
    const [id] = its.supports as [string]
    const [who, about] = [await newcomer(db), `evidence:${id}`]
    const said = { ...asked(its.claimId), about }
    expect(await refusal(complain(db, who, { ...said, ground: 'wrong_date' }))).toBe('required (ground)')
    const lines = await written(db, () => complain(db, who, { ...said, key: newKey(), ground: 'wrong_quotation' }))
    expect(lines.map(({ kind }) => kind)).toEqual(['party.named', 'dispute.opened'])
    expect(lines.map(({ data }) => data)).toMatchObject([
      { about, capacity: 'self' },
      { about, ground: 'wrong_quotation' },
    ])
    const file = await openCase(db, its.claimId)
    const disputeId = file?.id as string
    expect(await readCaseFile(db, disputeId)).toMatchObject({
      thing: { kind: 'evidence', id },
      party: { capacity: 'self' },
    })
    await advanceCase(db, disputeId)
    await stateCase(db, who, { key: newKey(), disputeId, base: 0, plea: 'change', text: WHY, evidence: [] })
    await heard(db, disputeId)
    const judge = await person(db, 'moderator')
    await takeCase(db, judge, { key: newKey(), disputeId })
    const reason = 'Having read the source and the passage in it, I decide the case so.'
    await rule(db, judge, { key: newKey(), disputeId, outcome: 'upheld', verdict: null, reason, evidence: [] })
    await appealRuling(db, who, { key: newKey(), disputeId, statement: WHY })
    await assertRecordHolds(db)
  })

  test('a date is contested, which is of no claim; where its case is open they join it; what does not stand is refused', async () => {
    const author = await person(db)
    const { eventId, claimId } = await voted(db, 'ccc')
    const from = await source(db, author)
    const [first, second] = [
      await date(db, author, { eventId, sourceId: from.id }),
      await date(db, author, { eventId, sourceId: (await source(db, author)).id }),
    ]
    const [one, two] = [await newcomer(db), await newcomer(db)]
    const said = { ...asked(claimId), about: `date:${first}`, ground: 'wrong_calendar' as const }
    const { id } = await complain(db, one, said)
    expect(await claimNow(db, claimId)).toMatchObject({ state: 'settled' })
    await advanceCase(db, id)
    const lines = await written(db, () => complain(db, two, { ...said, key: newKey(), ground: null }))
    expect(lines.map(({ kind }) => kind)).toEqual(['party.named', 'dispute.stated'])
    await withdrawDate(db, author, { key: newKey(), dateId: second, reason: 'It was a misreading of mine.' })
    const gone = { ...said, key: newKey(), about: `date:${second}` }
    expect(await refusal(complain(db, one, gone))).toBe('already_withdrawn')
    expect(await refusal(complain(db, one, { ...gone, about: `date:${newKey()}` }))).toBe('not_found (about)')
    await assertRecordHolds(db)
  })

  test('the form tells what is contested, and which passages, citations and dates can be', async () => {
    const its = await voted(db, 'ccc')
    const from = await source(db, its.author)
    const dateId = await date(db, its.author, { eventId: its.eventId, sourceId: from.id })
    const of = await readContestable(db, `claim:${its.claimId}`)
    expect(of).toMatchObject({ kind: 'claim', claim: its.claimId, verdict: 'confirmed', source: null, open: null })
    const abouts = async () => (await listPassages(db, of as Contestable)).map(({ about }) => about)
    const all = [...[...its.supports, ...its.denies].map((id) => `evidence:${id}`), `date:${dateId}`]
    expect((await abouts()).sort()).toEqual([...all].sort())
    const contested = await readContestable(db, `date:${dateId}`)
    expect(contested).toMatchObject({ stands: true, source: { id: from.id }, claim: its.claimId })
    expect(contested?.moment?.value).toBeTruthy()
    await withdrawDate(db, its.author, { key: newKey(), dateId, reason: 'It was a misreading of mine.' })
    expect(await readContestable(db, `date:${dateId}`)).toMatchObject({ stands: false })
    expect(await abouts()).not.toContain(`date:${dateId}`)
    for (const name of ['claim:nothing', `evidence:${newKey()}`, 'vote:1', ''])
      expect(await readContestable(db, name)).toBeNull()
  })
})

test('what is not settled is refused, and whoever is suspended; nothing is half done', async () => {
  const who = await newcomer(db)
  const fresh = await event(db, await person(db))
  expect(await refusal(complain(db, who, asked(fresh.claimId)))).toBe('not_settled')
  const { claimId } = await voted(db, 'ccc')
  await dispute(db, await person(db), claimId)
  const before = await kindsOf(db, claimId)
  const reader = await person(db, 'reader')
  await suspended(db, await person(db, 'admin'), reader.id)
  expect(await refusal(complain(db, reader, asked(claimId)))).toBe('suspended')
  expect(await kindsOf(db, claimId)).toEqual(before)
  expect(await db.select().from(parties).where(sql`${parties.userId} = ${who.id}`)).toEqual([])
})

test('of two links that are followed at once, one opens a case; of one that is followed twice, the second leads to it', async () => {
  const { claimId } = await voted(db, 'ccc')
  const [one, two] = [await newcomer(db), await newcomer(db)]
  const outcomes = await Promise.allSettled([complain(db, one, asked(claimId)), complain(db, two, asked(claimId))])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const next = await voted(db, 'ccc')
  const same = asked(next.claimId)
  expect(await complain(db, one, same)).toEqual(await complain(db, one, same))
})

test('what was typed is kept for two days, and forgotten by then', async () => {
  await rolledBack(db, async (tx) => {
    const { claimId } = await voted(tx, 'ccc')
    const { key: _, ...typed } = asked(claimId)
    const id = await keepComplaint(tx, { ...typed, email: 'reem@example.org', language: 'ar' })
    expect(await readComplaint(tx, id)).toMatchObject({ email: 'reem@example.org', statement: WHY })
    await tx.update(complaints).set({ at: new Date(Date.now() - 49 * 3_600_000) })
    expect(await readComplaint(tx, id)).toBeNull()
    await forgetComplaints(tx)
    expect(await tx.select().from(complaints)).toEqual([])
  })
})

test('what is nothing, has no verdict yet, does not stand or has no ground is refused before anything is counted or kept', async () => {
  const fit = (about: string, ground: 'misread' | null = 'misread') => refuseUnfit(db, { about, ground })
  expect(await refusal(fit(`claim:${newKey()}`))).toBe('not_found (about)')
  expect(await refusal(fit(`evidence:${newKey()}`))).toBe('not_found (about)')
  const author = await person(db)
  const { claimId } = await event(db, author)
  const evidenceId = await piece(db, author, claimId)
  expect(await refusal(fit(`claim:${claimId}`))).toBe('not_settled')
  expect(await fit(`evidence:${evidenceId}`)).toBeUndefined()
  await withdrawEvidence(db, author, { key: newKey(), evidenceId, reason: 'It was a misreading of mine.' })
  expect(await refusal(fit(`evidence:${evidenceId}`))).toBe('already_withdrawn')
  const settled = `claim:${(await voted(db, 'ccc')).claimId}`
  expect(await fit(settled)).toBeUndefined()
  expect(await refusal(fit(settled, null))).toBe('required (ground)')
  expect(await fit(`claim:${(await voted(db, 'ccd')).claimId}`, null)).toBeUndefined()
})
