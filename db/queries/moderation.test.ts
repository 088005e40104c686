import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { MODERATION_KINDS } from '../../domain/moderation'
import { appealRuling } from '../commands/appeal-ruling'
import { mergeEvents } from '../commands/merge-events'
import { rule } from '../commands/rule'
import { takeCase } from '../commands/take-case'
import { withdrawEvidence } from '../commands/withdraw-evidence'
import * as schema from '../schema'
import {
  citable,
  claimNow,
  contested,
  dispute,
  event,
  freshDb,
  heard,
  inDays,
  newKey,
  person,
  piece,
  rolledBack,
  ruled,
  suspended,
  voted,
} from '../testing'
import { flagged, notActed } from '../testing/flags'
import { listActs } from './moderation'
import { countOpenCases, countRulings } from './moderators'

const { db, url, close } = await freshDb()
const queries: { query: string; params: unknown[] }[] = []
const client = postgres(url, { max: 1, onnotice: () => {} })
const logger = { logQuery: (query: string, params: unknown[]) => queries.push({ query, params }) }
const watched = drizzle(client, { schema, casing: 'snake_case', logger })
afterAll(async () => {
  await client.end()
  await close()
})

const REASON = 'Having read both sides and every passage, I decide the case so.'
const WITHDRAWN = 'The passage is of another day than the claim.'

// First of all: what is rolled back later leaves the planner to think that there is nothing.
test('acts are found by an index, of every kind and by one person', async () => {
  const { handle } = await person(db)
  for (const [asked, index] of [
    [{}, 'entries_kind_idx'],
    [{ by: handle }, 'entries_actor_idx'],
  ] as const) {
    queries.length = 0
    await listActs(watched, asked)
    const found = queries.find(({ query }) => query.includes('unnest'))
    const plan = await client.begin(async (sql) => {
      await sql`set local enable_seqscan = off`
      await sql`set local enable_bitmapscan = off`
      return sql.unsafe(`explain ${found?.query}`, found?.params as string[])
    })
    const told = plan.map((line) => line['QUERY PLAN']).join('\n')
    expect(told).toMatch(new RegExp(`Index (Only )?Scan Backward using ${index}`))
    expect(told).not.toContain('Seq Scan on entries')
  }
  expect(MODERATION_KINDS.length).toBeLessThan(50)
})

test('acts stand newest first with who, whom, why and the way to contest; what is one’s own or the rule’s is none', () =>
  rolledBack(db, async (tx) => {
    const [moderator, admin] = [await person(tx, 'moderator'), await person(tx, 'admin')]
    const its = await voted(tx, 'ccc')
    const [theirs] = its.supports as [string, string]
    const own = await piece(tx, its.author, its.claimId)
    await withdrawEvidence(tx, moderator, { key: newKey(), evidenceId: theirs, reason: WITHDRAWN })
    await withdrawEvidence(tx, its.author, { key: newKey(), evidenceId: own, reason: WITHDRAWN })
    const id = await dispute(tx, its.voters[0] as { id: string }, its.claimId)
    await ruled(tx, moderator, its.claimId, 'upheld')
    await suspended(tx, admin, its.author.id)
    const { items, people } = await listActs(tx)
    expect(items.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['person.suspended', admin.handle],
      ['dispute.ruled', moderator.handle],
      ['dispute.taken', moderator.handle],
      ['evidence.withdrawn', moderator.handle],
    ])
    const [suspension, ruling, taken, withdrawal] = items
    expect(ruling).toMatchObject({ slug: its.slug, dispute: id, after: { outcome: 'upheld', reason: REASON } })
    expect([ruling?.contest, taken?.contest]).toEqual([
      { way: 'appeal', dispute: id, thing: null },
      { way: 'appeal', dispute: id, thing: null },
    ])
    expect(withdrawal).toMatchObject({ after: { reason: WITHDRAWN }, contest: { way: 'claim' } })
    expect(suspension).toMatchObject({ gone: false, contest: { way: 'suspension' } })
    expect(people[its.author.id]).toBe(its.author.handle)
    // Why somebody was suspended is between them and who decides.
    expect(JSON.stringify(items)).not.toContain('traded for money')
  }))

test('an act that names a passage leads to its open case, or to where a case about it can be opened while it stands', () =>
  rolledBack(db, async (tx) => {
    const its = await voted(tx, 'ccc')
    const [first, second] = its.supports as [string, string]
    const judge = await person(tx, 'moderator')
    await flagged(tx, `evidence:${second}`)
    await notActed(tx, await person(tx, 'moderator'), `evidence:${second}`)
    const id = await contested(tx, await person(tx), `evidence:${first}`, 'wrong_quotation')
    await heard(tx, id)
    await takeCase(tx, judge, { key: newKey(), disputeId: id })
    const contest = async (kind: 'dispute.taken' | 'flag.answered') =>
      (await listActs(tx, { kind })).items.map((item) => item.contest)[0]
    expect(await contest('dispute.taken')).toMatchObject({ way: 'case', dispute: id })
    expect(await contest('flag.answered')).toMatchObject({
      ...{ way: 'thing', dispute: null },
      thing: { about: `evidence:${second}`, slug: its.slug, position: 0, open: null },
    })
    const reason = 'It was a misreading of mine.'
    await withdrawEvidence(tx, its.author, { key: newKey(), evidenceId: second, reason })
    expect(await contest('flag.answered')).toMatchObject({ way: 'claim', thing: null })
  }))

test('a merge leads to where a case about it can be opened, and to the one that is open, while it is what was done last', () =>
  rolledBack(db, async (tx) => {
    const by = await person(tx)
    const [twin, stays] = [await event(tx, by), await event(tx, by)]
    const moderator = await person(tx, 'moderator')
    const reason = 'Both tell of the same meeting on the same day.'
    await mergeEvents(tx, moderator, { key: newKey(), eventId: twin.eventId, into: stays.slug, reason })
    const contest = async () => (await listActs(tx, { kind: 'event.merged' })).items.map((item) => item.contest)[0]
    const thing = { kind: 'regrouping', slug: stays.slug, position: null, source: null, open: null }
    const first = await contest()
    expect(first).toMatchObject({ way: 'thing', dispute: null, thing })
    const id = await contested(tx, await person(tx), first?.thing?.about ?? '', 'two_events')
    expect(await contest()).toMatchObject({ way: 'case', dispute: id })
    await heard(tx, id)
    const judge = await person(tx, 'moderator')
    await takeCase(tx, judge, { key: newKey(), disputeId: id })
    await rule(tx, judge, {
      key: newKey(),
      disputeId: id,
      outcome: 'overturned',
      verdict: null,
      reason: REASON,
      evidence: [],
    })
    expect(await contest()).toMatchObject({ way: 'moderators', thing: null })
  }))

test('one kind, one person, and page after page give the same acts as all of them', () =>
  rolledBack(db, async (tx) => {
    const [one, two] = [await person(tx, 'admin'), await person(tx, 'admin')]
    for (const by of [one, two, one, one]) await suspended(tx, by, (await person(tx)).id)
    const all = (await listActs(tx)).items.map(({ id }) => id)
    expect(all).toHaveLength(4)
    expect((await listActs(tx, { kind: 'person.suspended' })).items.map(({ id }) => id)).toEqual(all)
    expect((await listActs(tx, { kind: 'role.given' })).items).toEqual([])
    expect((await listActs(tx, { by: `@${one.handle}` })).items.map(({ id }) => id)).toEqual([all[0], all[1], all[3]])
    expect((await listActs(tx, { by: 'nobody-of-this-name' })).items).toEqual([])
    const paged: number[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listActs>> = await listActs(tx, { limit: 3, cursor })
      paged.push(...page.items.map(({ id }) => id))
      cursor = page.next
    } while (cursor)
    expect(paged).toEqual(all)
  }))

test('a ruling that an appeal overturned is counted so for who wrote it; open cases are counted by age', () =>
  rolledBack(db, async (tx) => {
    const [first, second, third] = [
      await person(tx, 'moderator'),
      await person(tx, 'moderator'),
      await person(tx, 'moderator'),
    ]
    const its = await voted(tx, 'ccc')
    const opener = its.voters[0] as { id: string }
    const id = await dispute(tx, opener, its.claimId)
    for (const [days, ages] of [
      [0, [1, 0, 0, 0]],
      [8, [0, 1, 0, 0]],
      [15, [0, 0, 1, 0]],
      [31, [0, 0, 0, 1]],
    ] as const)
      expect(await countOpenCases(tx, inDays(days))).toMatchObject({ ages, oldest: [{ id }] })
    await ruled(tx, first, its.claimId, 'upheld')
    expect(await countOpenCases(tx)).toMatchObject({ ages: [0, 0, 0, 0], waiting: 0, oldest: [] })
    await appealRuling(tx, opener, { key: newKey(), disputeId: id, statement: 'The ruling reads one passage alone.' })
    await takeCase(tx, second, { key: newKey(), disputeId: id })
    expect((await countRulings(tx)).map(({ handle, held }) => [handle, held])).toContainEqual([second.handle, 1])
    const { verdictVersion } = await claimNow(tx, its.claimId)
    const evidence = await citable(tx, its.claimId)
    const said = {
      disputeId: id,
      verdictVersion,
      outcome: 'overturned',
      verdict: 'denied',
      reason: REASON,
      evidence,
    } as const
    await rule(tx, second, { key: newKey(), ...said })
    await takeCase(tx, third, { key: newKey(), disputeId: id })
    await rule(tx, third, { key: newKey(), ...said })
    const counted = await countRulings(tx)
    expect(counted.find(({ handle }) => handle === first.handle)).toEqual({
      ...{ handle: first.handle, rulings: 1, appealed: 1, overturned: 1, median: expect.any(Number), held: 0 },
    })
    expect(counted.find(({ handle }) => handle === third.handle)).toMatchObject({ rulings: 1, appealed: 0 })
  }))

test('a case that nobody without a part in it could decide is counted as waiting', () =>
  rolledBack(db, async (tx) => {
    const its = await voted(tx, 'ccc')
    const id = await dispute(tx, its.voters[0] as { id: string }, its.claimId)
    await heard(tx, id)
    expect(await countOpenCases(tx)).toMatchObject({ ages: [1, 0, 0, 0], waiting: 1 })
    await person(tx, 'moderator')
    expect(await countOpenCases(tx)).toMatchObject({ waiting: 0 })
  }))
