import { afterAll, expect, test } from 'vitest'
import type { Db } from '../client'
import { openDispute } from '../commands/open-dispute'
import { rule } from '../commands/rule'
import { standAside } from '../commands/stand-aside'
import { suspend } from '../commands/suspend'
import { disputes, users } from '../schema'
import { event, freshDb, newKey, people3, person, piece, rolledBack, vote } from '../testing'
import { countCases, listCases } from './cases'
import { listDisputes } from './disputes'

const { db, close } = await freshDb()
afterAll(close)

/** Three votes, 2-1-0, which open a case by themselves; `first` casts one of them. */
async function contested(tx: Db, first: { id: string }) {
  const [, b, c] = await people3(tx)
  const { claimId } = await event(tx, b)
  const [yes, no] = [await piece(tx, b, claimId), await piece(tx, c, claimId, { stance: 'denies' })]
  await vote(tx, first, claimId, 'confirmed', [yes])
  await vote(tx, b, claimId, 'confirmed', [yes])
  await vote(tx, c, claimId, 'denied', [no])
  return claimId
}

/** What every page says of the one case on a claim. */
async function waits(tx: Db, claimId: string) {
  const [dispute] = await listDisputes(tx, [claimId])
  return dispute?.waiting
}

async function standingTo(tx: Db, who: { id: string }) {
  const { items } = await listCases(tx, who.id, { limit: 50, cursor: null })
  return items.map(({ kind, parts }) => [kind, ...parts])
}

test('a case is mine to rule, barred to me by what I did, or waiting for a moderator who did nothing', () =>
  rolledBack(db, async (tx) => {
    const voter = await person(tx, 'moderator')
    const claimId = await contested(tx, voter)
    expect(await waits(tx, claimId)).toBe(true)
    expect(await standingTo(tx, voter)).toEqual([['waiting', 'voted']])

    const free = await person(tx, 'moderator')
    expect(await waits(tx, claimId)).toBe(false)
    expect(await standingTo(tx, voter)).toEqual([['barred', 'voted']])
    expect(await standingTo(tx, free)).toEqual([['mine']])
    expect(await countCases(tx, free.id)).toEqual({ open: 1, mine: 1 })
    expect(await countCases(tx, voter.id)).toEqual({ open: 1, mine: 0 })

    await piece(tx, free, claimId)
    await standAside(tx, free, { key: newKey(), claimId })
    expect(await standingTo(tx, free)).toEqual([['waiting', 'attached', 'recused']])
  }))

test('who opened the case does not rule on it, nor does anybody suspended, nor one without a name', () =>
  rolledBack(db, async (tx) => {
    const [a, b, c] = await people3(tx)
    const opener = await person(tx, 'moderator')
    const admin = await person(tx, 'admin')
    const { claimId } = await event(tx, a)
    const yes = await piece(tx, a, claimId)
    for (const each of [a, b, c]) await vote(tx, each, claimId, 'confirmed', [yes])
    const statement = 'The passage speaks of the year before.'
    await openDispute(tx, opener, { key: newKey(), claimId, ground: 'misread', statement })
    expect(await standingTo(tx, opener)).toEqual([['waiting', 'opened']])
    const other = await person(tx, 'moderator')
    await tx.insert(users).values({ email: 'nameless@example.org', role: 'moderator' })
    expect(await waits(tx, claimId)).toBe(false)
    await suspend(tx, admin, { key: newKey(), personId: other.id, reason: 'Sold their votes.' })
    expect(await waits(tx, claimId)).toBe(true)
  }))

test('cases come oldest first, page by page, and a ruled one is gone', () =>
  rolledBack(db, async (tx) => {
    const moderator = await person(tx, 'moderator')
    const barred = await person(tx, 'moderator')
    for (const voter of [barred, await person(tx), await person(tx)]) await contested(tx, voter)
    const first = await listCases(tx, barred.id, { limit: 2, cursor: null })
    const second = await listCases(tx, barred.id, { limit: 2, cursor: first.next })
    expect([...first.items, ...second.items].map((item) => item.kind)).toEqual(['mine', 'mine', 'barred'])
    expect(second.next).toBeNull()
    expect(first.items[0]?.at.getTime()).toBeLessThanOrEqual(first.items[1]?.at.getTime() ?? 0)

    const [dispute] = await tx.select().from(disputes)
    const reason = 'Both passages were read again, and the first is the plainer one.'
    const ruling = { disputeId: dispute?.id ?? '', verdictVersion: 1, outcome: 'dismissed' as const, verdict: null }
    await rule(tx, moderator, { key: newKey(), ...ruling, reason })
    expect((await countCases(tx, moderator.id)).open).toBe(2)
  }))
