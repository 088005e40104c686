import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { addClaim } from '../commands/add-claim'
import { castVote } from '../commands/cast-vote'
import { describeEvent } from '../commands/describe-event'
import { standAside } from '../commands/stand-aside'
import { withdrawEvidence } from '../commands/withdraw-evidence'
import { event, freshDb, people3, person, piece, ruled, vote } from '../testing'
import { readAgent } from './agent'
import { readEvent } from './event'
import { listEntries } from './history'
import { readSource } from './sources'

const { db, close } = await freshDb()
afterAll(close)

const page = async (slug: string) => {
  const found = await readEvent(db, slug)
  if (!found) throw new Error(`no event ${slug}`)
  return found
}

test.each(['', 'no-such-event', '../etc', 'a b', '\0', 'ا', 'x'.repeat(5000)])(
  '%j is no event, source or agent',
  async (id) => {
    expect(await readEvent(db, id)).toBeNull()
    expect(await listEntries(db, id, {})).toBeNull()
    expect(await readSource(db, id)).toBeNull()
    expect(await readAgent(db, id)).toBeNull()
  },
)

test('a changed vote shows both versions, the earlier one uncounted', async () => {
  const opener = await person(db)
  const its = await event(db, opener)
  const shows = await piece(db, opener, its.claimId)
  const [one, two, three] = await people3(db)
  for (const each of [one, two, three]) await vote(db, each, its.claimId, 'confirmed', [shows])
  const again = { key: randomUUID(), claimId: its.claimId, base: 1, verdict: 'unverified' as const, evidence: [] }
  await castVote(db, one, { ...again, reason: 'The second reading left me in doubt.' })
  const [claim] = (await page(its.slug)).claims
  expect(claim?.votes.map((each) => [each.reviewer, each.version, each.verdict, each.uncounted])).toEqual([
    [one.handle, 1, 'confirmed', 'superseded'],
    [two.handle, 1, 'confirmed', null],
    [three.handle, 1, 'confirmed', null],
    [one.handle, 2, 'unverified', null],
  ])
  expect(claim?.tally).toEqual({ confirmed: 2, denied: 0, unverified: 1 })
})

test('who stood aside, and whose evidence was withdrawn, is told with the reason', async () => {
  const opener = await person(db)
  const its = await event(db, opener)
  const gone = await piece(db, opener, its.claimId)
  const stays = await piece(db, opener, its.claimId)
  const [one, two, three] = await people3(db)
  await vote(db, one, its.claimId, 'confirmed', [gone])
  await vote(db, two, its.claimId, 'confirmed', [stays])
  await vote(db, three, its.claimId, 'confirmed', [stays])
  await standAside(db, two, { key: randomUUID(), claimId: its.claimId })
  await withdrawEvidence(db, opener, { key: randomUUID(), evidenceId: gone, reason: 'It speaks of another meeting.' })
  const [claim] = (await page(its.slug)).claims
  expect(claim?.votes.map((each) => each.uncounted)).toEqual(['needs_another_look', 'recused', null])
  expect(claim).toMatchObject({ verdict: 'unverified', because: 'no_quorum', counted: 1 })
  expect(claim?.evidence[0]).toMatchObject({
    active: false,
    withdrawn: { reason: 'It speaks of another meeting.', by: opener.handle },
  })
})

describe('a divided vote', () => {
  test('waits in public while no moderator is free of it, and tells the ruling and how the votes stood', async () => {
    const opener = await person(db)
    const its = await event(db, opener)
    const shows = await piece(db, opener, its.claimId, { speaker: 'one-paper' })
    const denies = await piece(db, opener, its.claimId, { speaker: 'two-paper', stance: 'denies' })
    const [one, two, three] = await people3(db)
    await vote(db, one, its.claimId, 'confirmed', [shows])
    await vote(db, two, its.claimId, 'confirmed', [shows])
    await vote(db, three, its.claimId, 'denied', [denies])
    const contested = (await page(its.slug)).claims[0]
    expect(contested).toMatchObject({ state: 'disputed', contested: true, verdict: 'confirmed' })
    expect(contested?.disputes[0]).toMatchObject({ state: 'open', byRule: true, waiting: true, ruling: null })

    const partial = await person(db, 'moderator')
    await standAside(db, partial, { key: randomUUID(), claimId: its.claimId })
    expect((await page(its.slug)).claims[0]?.disputes[0]?.waiting).toBe(true)
    const moderator = await person(db, 'moderator')
    expect((await page(its.slug)).claims[0]?.disputes[0]?.waiting).toBe(false)

    await ruled(db, moderator, its.claimId, 'overturned', 'unverified')
    const decided = (await page(its.slug)).claims[0]
    expect(decided).toMatchObject({ state: 'ruled', verdict: 'unverified', because: 'ruled' })
    expect(decided?.disputes[0]?.ruling).toMatchObject({
      outcome: 'overturned',
      moderator: moderator.handle,
      stands: true,
      tally: { confirmed: 2, denied: 1, unverified: 0 },
    })
    const last = (await listEntries(db, its.slug, {}))?.items.filter((each) => each.kind === 'verdict.changed').at(-1)
    expect(last).toMatchObject({ before: { verdict: 'confirmed' }, after: { verdict: 'unverified', because: 'ruled' } })
  })
})

test('a detail that is confirmed while the headline is under review carries its caution', async () => {
  const opener = await person(db)
  const its = await event(db, opener)
  const asked = { key: randomUUID(), eventId: its.eventId, language: 'en' as const, text: 'It took place on 11 June.' }
  await addClaim(db, opener, asked)
  const aspect = (await page(its.slug)).claims[1]?.id as string
  const one = await piece(db, opener, aspect, { speaker: 'one-paper' })
  const two = await piece(db, opener, aspect, { speaker: 'two-paper' })
  for (const each of await people3(db)) await vote(db, each, aspect, 'confirmed', [one, two])
  const [headline, detail] = (await page(its.slug)).claims
  expect(headline?.verdict).toBeNull()
  expect(detail?.cautions).toEqual([{ side: null, code: 'headline_not_confirmed' }])
})

test('the history pages from the oldest on, and tells a title before and after', async () => {
  const opener = await person(db)
  const its = await event(db, opener)
  const text = { eventId: its.eventId, language: 'en' as const, summary: '', place: '' }
  await describeEvent(db, opener, { ...text, key: randomUUID(), title: 'Talks at the air base' })
  const first = await listEntries(db, its.slug, { limit: 2 })
  expect(first?.items.map((each) => each.kind)).toEqual(['event.opened', 'claim.added'])
  const rest = await listEntries(db, its.slug, { limit: 2, cursor: first?.next })
  expect(rest?.items).toMatchObject([
    {
      kind: 'event.described',
      actor: opener.handle,
      before: { title: 'The two delegations met at the air base.' },
      after: { title: 'Talks at the air base' },
    },
  ])
  expect(rest?.next).toBeNull()
  expect(rest?.items[0]?.leaf).toMatch(/^[0-9a-f]{64}$/)
})

test('nobody’s address is in anything public', async () => {
  const opener = await person(db)
  const its = await event(db, opener)
  await piece(db, opener, its.claimId, { speaker: 'one-paper' })
  const source = (await page(its.slug)).sources[0]?.id as string
  const everything = [await page(its.slug), await listEntries(db, its.slug, {}), await readSource(db, source)]
  expect(JSON.stringify(everything)).not.toContain('@example.org')
})
