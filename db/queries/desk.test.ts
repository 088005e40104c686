import { afterAll, expect, test } from 'vitest'
import type { Db } from '../client'
import { declareInterest } from '../commands/declare-interest'
import { standAside } from '../commands/stand-aside'
import { withdrawEvidence } from '../commands/withdraw-evidence'
import { agent, event, freshDb, newKey, people3, person, piece, rolledBack, ruled, vote } from '../testing'
import { listToVote } from './desk'

const { db, close } = await freshDb()
afterAll(close)

async function waiting(tx: Db, personId: string) {
  const { items } = await listToVote(tx, personId, { limit: 50, cursor: null })
  return items.map(({ kind, id }) => `${kind} ${id}`)
}

test('a claim under review waits until one has voted on it, or stood aside', () =>
  rolledBack(db, async (tx) => {
    const [a, b] = await people3(tx)
    const one = await event(tx, a)
    const two = await event(tx, a)
    expect((await waiting(tx, b.id)).sort()).toEqual([one, two].map((each) => `under_review ${each.claimId}`).sort())
    await vote(tx, b, one.claimId, 'unverified')
    await standAside(tx, b, { key: newKey(), claimId: two.claimId })
    expect(await waiting(tx, b.id)).toEqual([])
    expect(await waiting(tx, a.id)).toHaveLength(2)
  }))

test('a claim that an interest of theirs meets waits for nobody’s vote but others’', () =>
  rolledBack(db, async (tx) => {
    const [a, b] = await people3(tx)
    const { claimId } = await event(tx, a)
    const speaker = await agent(tx)
    await piece(tx, a, claimId, { speaker })
    await declareInterest(tx, b, { key: newKey(), kind: 'paid_by', agent: speaker, country: '' })
    expect(await waiting(tx, b.id)).toEqual([])
    expect(await waiting(tx, a.id)).toEqual([`under_review ${claimId}`])
  }))

test('a vote whose evidence was all withdrawn asks its author, and nobody else, for another look', () =>
  rolledBack(db, async (tx) => {
    const [a, b] = await people3(tx)
    const { claimId } = await event(tx, a)
    const first = await piece(tx, a, claimId)
    const second = await piece(tx, a, claimId)
    await vote(tx, b, claimId, 'confirmed', [first, second])
    await withdrawEvidence(tx, a, { key: newKey(), evidenceId: first, reason: 'It speaks of another meeting.' })
    expect(await waiting(tx, b.id)).toEqual([])
    await withdrawEvidence(tx, a, { key: newKey(), evidenceId: second, reason: 'It speaks of another meeting.' })
    expect(await waiting(tx, b.id)).toEqual([`another_look ${claimId}`])
    expect(await waiting(tx, a.id)).toEqual([`under_review ${claimId}`])
    await vote(tx, b, claimId, 'unverified', [], 1)
    expect(await waiting(tx, b.id)).toEqual([])
  }))

test('after a ruling nothing waits, until new evidence opens a round: then all who have not voted in it', () =>
  rolledBack(db, async (tx) => {
    const [a, b, c] = await people3(tx)
    const moderator = await person(tx, 'moderator')
    const { claimId } = await event(tx, a)
    const [yes, no] = [await piece(tx, a, claimId), await piece(tx, a, claimId, { stance: 'denies' })]
    await vote(tx, a, claimId, 'confirmed', [yes])
    await vote(tx, b, claimId, 'confirmed', [yes])
    await vote(tx, c, claimId, 'denied', [no])
    await ruled(tx, moderator, claimId, 'upheld')
    expect(await waiting(tx, a.id)).toEqual([])
    const fresh = await piece(tx, b, claimId)
    expect(await waiting(tx, a.id)).toEqual([`new_round ${claimId}`])
    await vote(tx, a, claimId, 'confirmed', [fresh], 1)
    expect(await waiting(tx, a.id)).toEqual([])
    expect(await waiting(tx, c.id)).toEqual([`new_round ${claimId}`])
  }))

test('pages follow each other across the kinds without a gap or a repeat, and tell the votes cast and nothing of them', () =>
  rolledBack(db, async (tx) => {
    const [a, b] = await people3(tx)
    const lost = await event(tx, a)
    const evidenceId = await piece(tx, a, lost.claimId)
    await vote(tx, b, lost.claimId, 'confirmed', [evidenceId])
    await withdrawEvidence(tx, a, { key: newKey(), evidenceId, reason: 'It speaks of another meeting.' })
    for (let each = 0; each < 4; each += 1) await event(tx, a, `The ${each}th delegation met at the air base.`)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listToVote>> = await listToVote(tx, b.id, { limit: 2, cursor })
      expect(page.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.items.map((item) => item.id))
      cursor = page.next
    } while (cursor)
    expect(new Set(seen).size).toBe(5)
    expect(seen).toHaveLength(5)
    const [first] = (await listToVote(tx, b.id, { limit: 1, cursor: 'no.cursor' })).items
    expect(first).toMatchObject({ kind: 'another_look', cast: 1, passages: 0, texts: { en: expect.any(String) } })
    expect(first).not.toHaveProperty('verdict')
  }))
