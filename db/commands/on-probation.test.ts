import { afterAll, expect, test } from 'vitest'
import type { Db } from '../client'
import { agent, claimNow, event, freshDb, people3, person, piece, refusal, rolledBack, source, vote } from '../testing'
import { citation, likened, linked, published, rumour, spoken } from '../testing/chain'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { novice } from '../testing/people'

const { db, close } = await freshDb()
afterAll(close)

/** A published verdict, and the deed beside voting that would turn it. */
type Turning = { claimId: string; turn: (tx: Db, by: { id: string }) => Promise<unknown> }

/** Confirmed on two papers, which are one as soon as the later relays the earlier. */
async function relayed(tx: Db): Promise<Turning> {
  const author = await person(tx)
  const { eventId, claimId } = await event(tx, author)
  const [earlier, later] = [await source(tx, author), await source(tx, author)]
  const [paper, mirror] = [await agent(tx), await agent(tx)]
  await published(tx, author, earlier.id, paper)
  await published(tx, author, later.id, mirror)
  const pieces = [
    await piece(tx, author, claimId, { speaker: paper, unnamed: true }, earlier),
    await piece(tx, author, claimId, { speaker: mirror }, later),
  ]
  for (const voter of await people3(tx)) await vote(tx, voter, claimId, 'confirmed', pieces)
  return { claimId, turn: (on, by) => likened(on, by, eventId, later.id, earlier.id) }
}

/** Confirmed on an outlet and on unnamed people, who are one as soon as it is the outlet that published both. */
async function printed(tx: Db): Promise<Turning> {
  const author = await person(tx)
  const { eventId, claimId } = await event(tx, author)
  const [from, outlet] = [await source(tx, author), await agent(tx)]
  const people = await citation(tx, author, { eventId, sourceId: from.id }, { unnamed: true })
  const pieces = [
    await piece(tx, author, claimId, { speaker: outlet }, from),
    await spoken(tx, author, claimId, people),
  ]
  for (const voter of await people3(tx)) await vote(tx, voter, claimId, 'confirmed', pieces)
  return { claimId, turn: (on, by) => published(on, by, from.id, outlet) }
}

/** Confirmed on what a paper says in its own name, until a passage gives unnamed people as its word. */
async function whispered(tx: Db): Promise<Turning> {
  const author = await person(tx)
  const { claimId } = await event(tx, author)
  const paper = await agent(tx)
  const said = await piece(tx, author, claimId, { speaker: paper })
  for (const voter of await people3(tx)) await vote(tx, voter, claimId, 'confirmed', [said])
  const from = await source(tx, author)
  return { claimId, turn: (on, by) => piece(on, by, claimId, { speaker: paper, unnamed: true }, from) }
}

/** Confirmed on a report that cites a paper, until it is said to go back to what unnamed people told that. */
async function cited(tx: Db): Promise<Turning> {
  const { claimId, eventId, passedOn, original, whispered } = await rumour(tx)
  return { claimId, turn: (on, by) => linked(on, by, eventId, passedOn, original.id, whispered) }
}

test.each([
  ['saying whose report a source relays', relayed],
  ['correcting who published a source', printed],
  ['setting a passage against the claim', whispered],
  ['saying what a citation goes back to', cited],
])('nobody on probation turns a published verdict by %s, nor does it by halves; a reviewer may', (_, ready) =>
  rolledBack(db, async (tx) => {
    const { claimId, turn } = await ready(tx)
    const stood = await claimNow(tx, claimId)
    expect(stood).toMatchObject({ verdict: 'confirmed', state: 'settled' })
    const beginner = await novice(tx)
    const lines = await written(tx, async () => expect(await refusal(turn(tx, beginner))).toBe('on_probation'))
    expect(lines).toEqual([])
    expect(await claimNow(tx, claimId)).toEqual(stood)

    await turn(tx, await person(tx))
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'unverified', because: 'one_unnamed_origin' })
    await assertRecordHolds(tx)
  }),
)

test('what changes no published verdict they do as everybody', () =>
  rolledBack(db, async (tx) => {
    const { claimId, eventId, passedOn, original } = await rumour(tx)
    const beginner = await novice(tx)
    await linked(tx, beginner, eventId, passedOn, original.id)
    await piece(tx, beginner, claimId)
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'confirmed' })
    await assertRecordHolds(tx)
  }))
