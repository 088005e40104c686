import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import type { Role } from '../../domain/permissions'
import { turnOf } from '../../domain/reach'
import { advanceCase } from '../advance'
import type { Db } from '../client'
import { addClaim } from '../commands/add-claim'
import { complain } from '../commands/complain'
import { openDispute } from '../commands/open-dispute'
import { rule } from '../commands/rule'
import { standAside } from '../commands/stand-aside'
import { suspend } from '../commands/suspend'
import { takeCase } from '../commands/take-case'
import { users, withdrawals } from '../schema'
import {
  dispute,
  event,
  freshDb,
  heard,
  newKey,
  openCase,
  people3,
  person,
  piece,
  rolledBack,
  ruled,
  source,
  vote,
  voted,
} from '../testing'
import { date } from '../testing/chain'
import { countCases, listCases, readNextCase } from './cases'
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
  const id = (await openCase(tx, claimId))?.id as string
  return { claimId, id, yes, c }
}

/** What every page says of the one case on a claim. */
async function waits(tx: Db, claimId: string) {
  const [found] = await listDisputes(tx, [claimId])
  return found?.waiting
}

async function standingTo(tx: Db, { id }: { id: string }, role: Role = 'moderator') {
  const { items } = await listCases(tx, { id, role }, { limit: 50, cursor: null })
  return items.map(({ kind, parts }) => [kind, ...parts])
}

test('a case waits for its hearing, is mine to decide, taken by me, another’s; and barred to me by what I did', () =>
  rolledBack(db, async (tx) => {
    const [one, two, aside] = await Promise.all([0, 1, 2].map(() => person(tx, 'moderator')))
    if (!one || !two || !aside) throw new Error('nobody')
    const { claimId, id, yes } = await contested(tx, await person(tx))
    expect(await standingTo(tx, one)).toEqual([['waiting']])
    await heard(tx, id)
    expect(await standingTo(tx, one)).toEqual([['mine']])
    await piece(tx, aside, claimId)
    await standAside(tx, aside, { key: newKey(), claimId })
    expect(await standingTo(tx, aside)).toEqual([['barred', 'attached', 'recused']])

    await takeCase(tx, one, { key: newKey(), disputeId: id })
    expect(await standingTo(tx, one)).toEqual([['held']])
    expect(await standingTo(tx, two)).toEqual([['waiting']])
    const viewer = { id: one.id, role: 'moderator' as const }
    const states = [{ state: 'under_ruling', open: 1 }]
    expect(await countCases(tx, viewer)).toEqual({ open: 1, mine: 0, held: 1, states })
    expect(await countCases(tx, { ...viewer, id: two.id })).toEqual({ open: 1, mine: 0, held: 0, states })

    const opinion = { verdictVersion: 1, outcome: 'overturned' as const, verdict: 'unverified' as const }
    const reason = 'Both passages were read again, and neither of them says so.'
    await rule(tx, one, { key: newKey(), disputeId: id, ...opinion, reason, evidence: [yes] })
    expect(await standingTo(tx, one)).toEqual([['barred']])
    expect(await standingTo(tx, two)).toEqual([['mine']])
  }))

test('who voted or opened the case is heard in it, a reviewer too, and sees no other; until it can no longer be appealed', () =>
  rolledBack(db, async (tx) => {
    const voter = await person(tx, 'moderator')
    const { claimId, c } = await contested(tx, voter)
    await contested(tx, await person(tx))
    expect(await standingTo(tx, voter)).toEqual([['heard', 'voted'], ['waiting']])
    expect(await standingTo(tx, c, 'reviewer')).toEqual([['heard', 'voted', 'attached']])
    await ruled(tx, await person(tx, 'moderator'), claimId, 'dismissed')
    expect(await standingTo(tx, c, 'reviewer')).toHaveLength(1)
    const opener = await person(tx)
    const again = await dispute(tx, opener, claimId)
    expect(
      (await listCases(tx, { ...opener, role: 'reviewer' }, { limit: 9, cursor: null })).items.map(({ id }) => id),
    ).toEqual([again])
  }))

test('who voted in the round that a ruling read is heard in the case while it can be appealed, also when the ruling opened the next', () =>
  rolledBack(db, async (tx) => {
    const { claimId, c } = await contested(tx, await person(tx))
    await ruled(tx, await person(tx, 'moderator'), claimId, 'remanded')
    expect(await standingTo(tx, c, 'reviewer')).toEqual([['heard', 'voted', 'attached']])
  }))

test('an affected party is heard in the case in which they gave their name, and sees no other', () =>
  rolledBack(db, async (tx) => {
    const { claimId, id } = await contested(tx, await person(tx))
    await contested(tx, await person(tx))
    const party = await person(tx, 'reader')
    await advanceCase(tx, id)
    const words = { ground: 'wrong_speaker', statement: 'I was not at the base on that day.', name: 'Reem Haddad' }
    await complain(tx, party, { key: newKey(), about: `claim:${claimId}`, capacity: 'self', ...words })
    await tx.update(users).set({ role: 'reviewer' }).where(eq(users.id, party.id))
    const { items } = await listCases(tx, { ...party, role: 'reviewer' }, { limit: 9, cursor: null })
    expect(items.map(({ id, kind }) => [id, kind])).toEqual([[id, 'heard']])
  }))

test('an administrator’s are those that moderators cannot decide; nobody suspended or without a name counts as one', () =>
  rolledBack(db, async (tx) => {
    const admin = await person(tx, 'admin')
    const { claimId, id } = await contested(tx, await person(tx))
    await heard(tx, id)
    expect(await standingTo(tx, admin, 'admin')).toEqual([['mine']])
    expect(await waits(tx, claimId)).toBe(true)
    await tx.insert(users).values({ email: 'nameless@example.org', role: 'moderator' })
    const other = await person(tx, 'moderator')
    expect(await standingTo(tx, admin, 'admin')).toEqual([['waiting']])
    expect(await waits(tx, claimId)).toBe(false)
    await suspend(tx, await person(tx, 'admin'), { key: newKey(), personId: other.id, reason: 'Sold their votes.' })
    expect(await standingTo(tx, admin, 'admin')).toEqual([['mine']])
    expect(await waits(tx, claimId)).toBe(true)
  }))

test('cases come kind after kind, page by page, in the order of the queue: the age, and how many sources and votes there are', () =>
  rolledBack(db, async (tx) => {
    const me = await person(tx, 'moderator')
    const cases: Awaited<ReturnType<typeof contested>>[] = []
    for (const voter of [me, await person(tx), await person(tx), await person(tx)])
      cases.push(await contested(tx, voter))
    for (const { id } of cases) await heard(tx, id)
    const [, , , last] = cases
    if (!last) throw new Error('no case')
    await piece(tx, await person(tx), last.claimId)
    const gone = await piece(tx, last.c, cases[1]?.claimId as string)
    const reason = 'It speaks of another meeting.'
    await tx.insert(withdrawals).values({ evidenceId: gone, reason, withdrawnBy: last.c.id, at: new Date() })

    const viewer = { id: me.id, role: 'moderator' as const }
    const first = await listCases(tx, viewer, { limit: 2, cursor: null })
    const second = await listCases(tx, viewer, { limit: 2, cursor: first.next })
    const items = [...first.items, ...second.items]
    expect(items.map(({ id }) => id)).toEqual([3, 1, 2, 0].map((at) => cases[at]?.id))
    expect(items.map(({ kind }) => kind)).toEqual(['mine', 'mine', 'mine', 'heard'])
    expect(items.map(({ sources, votes }) => [sources, votes])).toEqual([
      [3, 3],
      [2, 3],
      [2, 3],
      [2, 3],
    ])
    for (const { at, openedAt, ...reach } of items) expect(at.getTime()).toBe(turnOf(openedAt.getTime(), reach))
    expect(second.next).toBeNull()
    expect(await readNextCase(tx, viewer, last.id)).toBe(cases[1]?.id)
  }))

test('a case about a date stands in the queue by the reach of all claims of its event', () =>
  rolledBack(db, async (tx) => {
    const author = await person(tx)
    const { eventId } = await voted(tx, 'ccc')
    const other = await addClaim(tx, author, {
      key: newKey(),
      eventId,
      language: 'en',
      text: 'The talks went on in Baghdad.',
    })
    await piece(tx, author, other.id)
    const from = await source(tx, author)
    const about = `date:${await date(tx, author, { eventId, sourceId: from.id })}`
    const { id } = await openDispute(tx, await person(tx), {
      ...{ key: newKey(), about, ground: 'wrong_calendar' },
      statement: 'The newspaper counts by the other calendar.',
    })
    await heard(tx, id)
    const viewer = { id: (await person(tx, 'moderator')).id, role: 'moderator' as const }
    const [found] = (await listCases(tx, viewer, { limit: 5, cursor: null })).items
    expect(found).toMatchObject({ id, about, kind: 'mine', sources: 2, votes: 3 })
    expect(found?.at.getTime()).toBe(turnOf(found?.openedAt.getTime() ?? 0, { sources: 2, votes: 3 }))
    expect(await readNextCase(tx, viewer, newKey())).toBe(id)
  }))
