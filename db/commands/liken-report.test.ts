import { asc } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import type { Db } from '../client'
import { likenesses } from '../schema'
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
import { likened, published } from '../testing/chain'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { likenReport } from './liken-report'

const { db, close } = await freshDb()
afterAll(close)

/** A claim that three confirm on what two outlets say in their own names, the earlier of them also from unnamed people. */
async function ready(tx: Db) {
  const author = await person(tx)
  const { eventId, claimId } = await event(tx, author)
  const [earlier, later] = [await source(tx, author), await source(tx, author)]
  const [first, second] = [await agent(tx), await agent(tx)]
  await published(tx, author, earlier.id, first)
  await published(tx, author, later.id, second)
  const pieces = [
    await piece(tx, author, claimId, { speaker: first, unnamed: true }, earlier),
    await piece(tx, author, claimId, { speaker: second }, later),
  ]
  for (const voter of await people3(tx)) await vote(tx, voter, claimId, 'confirmed', pieces)
  return { author, eventId, claimId, earlier: earlier.id, later: later.id }
}

test('an outlet that relays another’s report is no second voice, until somebody says that it does not', () =>
  rolledBack(db, async (tx) => {
    const { author, eventId, claimId, earlier, later } = await ready(tx)
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'confirmed', because: 'majority' })
    const lines = await written(tx, async () => {
      await likened(tx, author, eventId, later, earlier)
      await likened(tx, author, eventId, later, earlier, false)
    })
    const entry = { kind: 'report.likened', actor: author.id, subject: `report:${later}:${earlier}`, eventId }
    const changed = { kind: 'verdict.changed', claimId }
    expect(lines).toMatchObject([
      { ...entry, ver: 1, data: { source: later, earlier, relays: true }, words: null },
      { ...changed, data: { after: { verdict: 'unverified', because: 'one_unnamed_origin' } } },
      { ...entry, ver: 2, prev: 1, data: { source: later, earlier, relays: false } },
      { ...changed, data: { after: { verdict: 'confirmed', because: 'majority' } } },
    ])
    expect(await tx.select().from(likenesses).orderBy(asc(likenesses.version))).toMatchObject([
      { sourceId: later, earlierId: earlier, version: 1, relays: true, saidBy: author.id },
      { version: 2, relays: false },
    ])
    await assertRecordHolds(tx)
  }))

test('each says something new, of two sources', () =>
  rolledBack(db, async (tx) => {
    const { author, eventId, earlier, later } = await ready(tx)
    const liken = (given: object) => {
      const asked = { key: newKey(), eventId, sourceId: later, earlierId: earlier, relays: 'on', ...given }
      return refusal(likenReport(tx, author, asked))
    }
    expect(await liken({ earlierId: later })).toBe('same_source (earlierId)')
    expect(await liken({ earlierId: newKey() })).toBe('not_found (earlierId)')
    expect(await liken({ sourceId: newKey() })).toBe('not_found (sourceId)')
    await likened(tx, author, eventId, later, earlier, false)
    expect(await liken({ relays: undefined })).toBe('already_so')
    await likened(tx, author, eventId, later, earlier)
    expect(await liken({})).toBe('already_so')
  }))

test('two that are said to relay each other, and ten who say it at once, leave a record that holds', async () => {
  const { author, eventId, earlier, later } = await ready(db)
  const ends = await Promise.allSettled(
    Array.from({ length: 10 }, (_, at) =>
      at % 2 ? likened(db, author, eventId, later, earlier) : likened(db, author, eventId, earlier, later),
    ),
  )
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(2)
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'already_so' })
  await assertRecordHolds(db)
})
