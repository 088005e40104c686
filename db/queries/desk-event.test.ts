import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openDispute } from '../commands/open-dispute'
import { standAside } from '../commands/stand-aside'
import { withdrawEvidence } from '../commands/withdraw-evidence'
import { event, freshDb, newKey, people3, person, piece, ruled, vote } from '../testing'
import { novice } from '../testing/people'
import { readDeskEvent } from './desk-event'

const { db, close } = await freshDb()
afterAll(close)

let its: Awaited<ReturnType<typeof begun>>
beforeEach(async () => {
  its = await begun()
})

/** A claim with two pieces, and one vote that rests on both. */
async function begun() {
  const [one, two, three] = await people3(db)
  const opener = await person(db)
  const { slug, claimId } = await event(db, opener)
  const [first, second] = [await piece(db, opener, claimId), await piece(db, opener, claimId)]
  await vote(db, one, claimId, 'confirmed', [first, second])
  return { slug, claimId, first, second, one, two, three, opener }
}

const seenBy = async (viewer: { id: string }) => (await readDeskEvent(db, its.slug, viewer.id))?.claims[0]

describe('before the claim settles', () => {
  test('a voter sees their own vote in full', async () => {
    const own = (await seenBy(its.one))?.own
    expect(own).toMatchObject({ version: 1, verdict: 'confirmed', reason: expect.stringContaining('I read'), cited: 2 })
    expect(own).toMatchObject({ held: false, probation: false })
    expect(own?.cites.toSorted()).toEqual([its.first, its.second].sort())
  })

  test('nobody else sees more of it than who and when: not a reviewer, a moderator or an admin', async () => {
    for (const viewer of [its.two, its.opener, await person(db, 'moderator'), await person(db, 'admin')]) {
      const claim = await seenBy(viewer)
      expect(claim).toMatchObject({ own: null, cast: 1, verdict: null, tally: null, because: null })
      expect(claim?.votes[0]).toMatchObject({ reviewer: its.one.handle, verdict: null, reason: null, evidence: null })
      expect(JSON.stringify(claim)).not.toMatch(/confirmed|I read/)
    }
  })

  test('a voter sees nothing of the others’ votes either', async () => {
    await vote(db, its.two, its.claimId, 'denied', [its.first])
    expect(JSON.stringify(await seenBy(its.one))).not.toContain('denied')
  })
})

test('whether it does not count yet: it is held, or its author is on probation', async () => {
  for (const who of [its.two, its.three]) await vote(db, who, its.claimId, 'confirmed', [its.first])
  const against = await people3(db)
  const fourth = await person(db)
  for (const who of [...against, fourth]) await vote(db, who, its.claimId, 'denied', [its.first])
  const guest = await novice(db)
  await vote(db, guest, its.claimId, 'confirmed', [its.first])
  expect((await seenBy(guest))?.own).toMatchObject({ probation: true })
  await vote(db, await person(db), its.claimId, 'denied', [its.first])
  expect((await seenBy(fourth))?.own).toMatchObject({ held: true })
})

test('a changed vote is read at its latest version', async () => {
  await vote(db, its.one, its.claimId, 'unverified', [], 1)
  expect((await seenBy(its.one))?.own).toMatchObject({ version: 2, verdict: 'unverified', cited: 0, cites: [] })
})

test('what was withdrawn is no longer among what a vote rests on', async () => {
  await withdrawEvidence(db, its.opener, { key: newKey(), evidenceId: its.first, reason: 'It is about another day.' })
  expect((await seenBy(its.one))?.own).toMatchObject({ cited: 2, cites: [its.second] })
})

test('whoever stood aside is told so, and nobody else', async () => {
  await standAside(db, its.two, { key: newKey(), claimId: its.claimId })
  expect((await seenBy(its.two))?.aside).toBe(true)
  expect((await seenBy(its.one))?.aside).toBe(false)
})

test('a ruling closes the claim to votes, and a new passage opens it again', async () => {
  await vote(db, its.two, its.claimId, 'confirmed', [its.first])
  await vote(db, its.three, its.claimId, 'confirmed', [its.second])
  expect((await seenBy(its.one))?.closed).toBe(false)
  const statement = 'The second passage speaks of another meeting.'
  const asked = { key: newKey(), about: `claim:${its.claimId}`, ground: 'misread', statement } as const
  await openDispute(db, its.three, asked)
  await ruled(db, await person(db, 'moderator'), its.claimId, 'upheld')
  expect((await seenBy(its.one))?.closed).toBe(true)
  await piece(db, its.opener, its.claimId)
  expect((await seenBy(its.one))?.closed).toBe(false)
})

test('an address that no event has is nothing', async () => {
  expect(await readDeskEvent(db, `no-such-${randomUUID()}`, its.one.id)).toBeNull()
})
