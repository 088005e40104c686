import { asc } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { sources, sourceVersions } from '../schema'
import {
  agent,
  claimNow,
  event,
  freshDb,
  newKey,
  people3,
  person,
  piece,
  refusal,
  rolledBack,
  source,
  vote,
} from '../testing'
import { citation, likened, linked, published, spoken } from '../testing/chain'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { shown, withheld } from '../testing/removals'
import { correctSource } from './correct-source'

const { db, close } = await freshDb()
afterAll(close)

const asked = (sourceId: string, version: number, given: object = {}) => ({
  key: newKey(),
  sourceId,
  version,
  title: 'A better title',
  publisher: null,
  url: null,
  byline: null,
  language: 'en',
  published: null,
  publishedZone: null,
  updated: null,
  updatedZone: null,
  ...given,
})

test('what is withheld is not corrected until it is shown again', () =>
  rolledBack(db, async (tx) => {
    const [who, moderator, admin] = [await person(tx), await person(tx, 'moderator'), await person(tx, 'admin')]
    const { id } = await source(tx, who)
    const removal = await withheld(tx, moderator, admin, `source:${id}`)
    expect(await refusal(correctSource(tx, who, asked(id, 1)))).toBe('withheld')
    await shown(tx, moderator, admin, removal)
    expect(await correctSource(tx, who, asked(id, 1))).toEqual({ version: 2 })
    await assertRecordHolds(tx)
  }))

test('a correction is the next version; the bytes, the text and the first version stay', () =>
  rolledBack(db, async (tx) => {
    const [one, two, publisher] = [await person(tx), await person(tx), await agent(tx)]
    const { id } = await source(tx, one)
    const [before] = await tx.select().from(sources)
    const lines = await written(tx, async () => {
      expect(await correctSource(tx, two, asked(id, 1, { publisher }))).toEqual({ version: 2 })
      expect(await correctSource(tx, one, asked(id, 2))).toEqual({ version: 3 })
    })
    const common = { kind: 'source.corrected', subject: `source:${id}`, words: { title: 'A better title' } }
    expect(lines).toMatchObject([
      { ...common, actor: two.id, ver: 1, prev: null, data: { version: 2, publisher } },
      { ...common, actor: one.id, ver: 2, prev: 1, data: { version: 3, publisher: null } },
    ])
    expect(await tx.select().from(sources)).toEqual([before])
    const versions = await tx.select().from(sourceVersions).orderBy(asc(sourceVersions.version))
    expect(versions).toMatchObject([{ title: 'A report' }, { publisher, writtenBy: two.id }, { publisher: null }])
  }))

test('a correction of what has been corrected meanwhile is told so', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    const { id } = await source(tx, who)
    await correctSource(tx, who, asked(id, 1))
    for (const version of [1, 3, 0, -1]) {
      expect(await refusal(correctSource(tx, who, asked(id, version)))).toBe('stale')
    }
    const unknown = asked(id, 2, { publisher: 'nobody' })
    expect(await refusal(correctSource(tx, who, unknown))).toBe('agent_unknown (publisher)')
    expect(await refusal(correctSource(tx, who, asked(newKey(), 1)))).toBe('not_found')
  }))

test('who published it decides whose own word it is: the verdict follows', () =>
  rolledBack(db, async (tx) => {
    const author = await person(tx)
    const { eventId, claimId } = await event(tx, author)
    const [from, outlet] = [await source(tx, author), await agent(tx)]
    const people = await citation(tx, author, { eventId, sourceId: from.id }, { unnamed: true })
    const pieces = [
      await piece(tx, author, claimId, { speaker: outlet }, from),
      await spoken(tx, author, claimId, people),
    ]
    for (const voter of await people3(tx)) await vote(tx, voter, claimId, 'confirmed', pieces)
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'confirmed', because: 'majority' })

    const lines = await written(tx, () => published(tx, author, from.id, outlet))
    const after = { verdict: 'unverified', because: 'one_unnamed_origin' }
    expect(lines).toMatchObject([{ kind: 'source.corrected' }, { kind: 'verdict.changed', claimId, data: { after } }])
    await assertRecordHolds(tx)
  }))

test('and so does one that is cited, or relayed, by what is cited', () =>
  rolledBack(db, async (tx) => {
    const author = await person(tx)
    const { eventId, claimId } = await event(tx, author)
    const [report, cited, earlier] = [await source(tx, author), await source(tx, author), await source(tx, author)]
    const [paper, agency] = [await agent(tx), await agent(tx)]
    await published(tx, author, cited.id, paper)
    await published(tx, author, earlier.id, await agent(tx))
    const passedOn = await citation(tx, author, { eventId, sourceId: report.id }, { agent: paper })
    await linked(tx, author, eventId, passedOn, cited.id)
    await likened(tx, author, eventId, cited.id, earlier.id)
    const pieces = [
      await spoken(tx, author, claimId, passedOn),
      await piece(tx, author, claimId, { speaker: agency, unnamed: true }),
    ]
    for (const voter of await people3(tx)) await vote(tx, voter, claimId, 'confirmed', pieces)
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'confirmed', because: 'majority' })
    await published(tx, author, earlier.id, agency, 2)
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'unverified', because: 'one_unnamed_origin' })
    await assertRecordHolds(tx)
  }))

test('of ten corrections at once one is made, and the others are told', async () => {
  const { id } = await source(db, await person(db))
  const many = await Promise.all(Array.from({ length: 10 }, () => person(db)))
  const ends = await Promise.allSettled(many.map((who) => correctSource(db, who, asked(id, 1))))
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'stale' })
})
