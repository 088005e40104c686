import { asc, eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { openDb } from '../client'
import { citationLinks } from '../schema'
import { agent, claimNow, freshDb, newKey, people3, person, refusal, rolledBack, source, vote } from '../testing'
import { citation, linked, rumour, spoken } from '../testing/chain'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { linkCitation } from './link-citation'
import { withdrawCitation } from './withdraw-citation'

const { db, url, close } = await freshDb()
const wide = openDb(url, { max: 20 })
afterAll(async () => {
  await wide.close()
  await close()
})

test('a citation that turns out to go back to unnamed people takes the verdict with it, and the log tells both', () =>
  rolledBack(db, async (tx) => {
    const { author, eventId, claimId, report, original, passedOn, whispered } = await rumour(tx)
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'confirmed', because: 'majority', state: 'settled' })

    const lines = await written(tx, () => linked(tx, author, eventId, passedOn, original.id, whispered))
    const subject = `citation:${passedOn}`
    const [nothing, there] = [
      { source: null, citation: null },
      { source: original.id, citation: whispered },
    ]
    const change = {
      before: { verdict: 'confirmed', because: 'majority' },
      after: { verdict: 'unverified', because: 'one_unnamed_origin' },
    }
    expect(lines).toMatchObject([
      { kind: 'citation.linked', actor: author.id, subject, ver: 1, eventId, claimId: null, words: null },
      { kind: 'verdict.changed', actor: 'rule', claimId, data: change },
    ])
    expect(lines[0]?.data).toEqual({ source: report.id, before: nothing, after: there })
    expect(await claimNow(tx, claimId)).toMatchObject(change.after)

    const more = await written(tx, async () => {
      await linked(tx, author, eventId, passedOn, original.id)
      await linked(tx, author, eventId, passedOn, null)
    })
    expect(more).toMatchObject([
      { kind: 'citation.linked', ver: 2, prev: 1, data: { before: there, after: { ...there, citation: null } } },
      { kind: 'verdict.changed', data: { after: change.before } },
      { kind: 'citation.linked', ver: 3, data: { after: nothing } },
    ])
    const rows = await tx.select().from(citationLinks).orderBy(asc(citationLinks.version))
    expect(rows).toMatchObject([
      { version: 1, citedSource: original.id, citedCitation: whispered, linkedBy: author.id },
      { version: 2, citedSource: original.id, citedCitation: null },
      { version: 3, citedSource: null, citedCitation: null },
    ])
    await assertRecordHolds(tx)
  }))

test('a link further down the chain reaches every claim that rests on it', () =>
  rolledBack(db, async (tx) => {
    const { author, eventId, claimId, original, passedOn, whispered, paper } = await rumour(tx)
    const between = await source(tx, author)
    const further = await citation(tx, author, { eventId, sourceId: between.id }, { agent: paper })
    await linked(tx, author, eventId, passedOn, between.id, further)
    expect(await claimNow(tx, claimId)).toMatchObject({ because: 'majority' })
    await linked(tx, author, eventId, further, original.id, whispered)
    expect(await claimNow(tx, claimId)).toMatchObject({ because: 'one_unnamed_origin' })
    await assertRecordHolds(tx)
  }))

test('a chain that comes to run in a circle is told, not refused', () =>
  rolledBack(db, async (tx) => {
    const { author, eventId, claimId, report, original, passedOn, whispered } = await rumour(tx)
    await linked(tx, author, eventId, passedOn, original.id, whispered)
    await linked(tx, author, eventId, whispered, report.id, passedOn)
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'unverified', because: 'one_unnamed_origin' })
    await assertRecordHolds(tx)
  }))

test('a link says something new, of citations that stand, and of a source where they stand', () =>
  rolledBack(db, async (tx) => {
    const { author, eventId, claimId, report, original, passedOn, whispered } = await rumour(tx)
    const link = (given: object) => {
      const asked = { key: newKey(), eventId, citationId: passedOn, citedSource: '', citedCitation: '', ...given }
      return refusal(linkCitation(tx, author, asked as Parameters<typeof linkCitation>[2]))
    }
    expect(await link({})).toBe('already_so')
    expect(await link({ citedSource: report.id })).toBe('same_source (citedSource)')
    expect(await link({ citedCitation: whispered })).toBe('citation_elsewhere (citedCitation)')
    expect(await link({ citedCitation: passedOn })).toBe('citation_elsewhere (citedCitation)')
    const elsewhere = { citedSource: (await source(tx, author)).id, citedCitation: whispered }
    expect(await link(elsewhere)).toBe('citation_elsewhere (citedCitation)')
    await linked(tx, author, eventId, passedOn, original.id, whispered)
    expect(await link({ citedSource: original.id, citedCitation: whispered })).toBe('already_so')

    const reason = 'It was a misreading of mine.'
    for (const voter of await people3(tx)) await vote(tx, voter, claimId, 'unverified')
    await withdrawCitation(tx, author, { key: newKey(), citationId: whispered, reason })
    const gone = { citedSource: original.id, citedCitation: whispered }
    expect(await link(gone)).toBe('already_withdrawn (citedCitation)')
    await withdrawCitation(tx, author, { key: newKey(), citationId: passedOn, reason })
    expect(await link({})).toBe('already_withdrawn (citationId)')
  }))

test('whoever reviews may say it, whoever recorded the citation', () =>
  rolledBack(db, async (tx) => {
    const { eventId, original, passedOn } = await rumour(tx)
    const who = await person(tx)
    await linked(tx, who, eventId, passedOn, original.id)
    const [link] = await tx.select().from(citationLinks).where(eq(citationLinks.citationId, passedOn))
    expect(link).toMatchObject({ linkedBy: who.id })
  }))

test('links that race with votes, withdrawals and each other leave a verdict that the record bears', async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    const { author, eventId, claimId, original, passedOn, whispered, piece } = await rumour(db)
    const other = await citation(
      db,
      author,
      { eventId, sourceId: original.id },
      { agent: await agent(db), passage: 'report' },
    )
    const second = await spoken(db, author, claimId, other)
    const crowd = await Promise.all(Array.from({ length: 4 }, () => person(db)))
    const reason = 'It was a misreading of mine.'
    const ends = await Promise.allSettled([
      ...crowd.map((who, at) => vote(wide.db, who, claimId, 'confirmed', at % 2 ? [piece] : [piece, second])),
      linked(wide.db, author, eventId, passedOn, original.id, whispered),
      linked(wide.db, crowd[0] as { id: string }, eventId, passedOn, original.id, other),
      linked(wide.db, crowd[1] as { id: string }, eventId, passedOn, original.id),
      withdrawCitation(wide.db, author, { key: newKey(), citationId: whispered, reason }),
      spoken(wide.db, author, claimId, whispered),
    ])
    const codes = ends.map((end) => (end.status === 'fulfilled' ? 'done' : (end.reason.code ?? String(end.reason))))
    expect(codes.slice(0, 4)).toEqual(['done', 'done', 'done', 'done'])
    expect(codes.filter((code) => !['done', 'already_withdrawn', 'needs_case'].includes(code))).toEqual([])
    await assertRecordHolds(db)
  }
})
