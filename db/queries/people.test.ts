import { afterAll, expect, test } from 'vitest'
import { decideSuspension } from '../commands/decide-suspension'
import { reinstate } from '../commands/reinstate'
import { suspend } from '../commands/suspend'
import { users } from '../schema'
import { freshDb, newKey, person, rolledBack } from '../testing'
import { appealed } from '../testing/people'
import { listPeople } from './people'
import { countSuspensionAppeals, readSuspension } from './suspensions'

const { db, close } = await freshDb()
afterAll(close)

test('people are found by part of an address, or of a handle in any of its spellings, and come newest first', () =>
  rolledBack(db, async (tx) => {
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute))
    await tx.insert(users).values([
      { email: 'lamia.d@example.org', handle: 'lamia_dimashq', handleKey: 'lamiadimashq', joinedAt: at(1) },
      { email: 'omer@example.org', handle: 'ömer', handleKey: 'omer', role: 'reviewer', joinedAt: at(2) },
      { email: 'newcomer@example.net', joinedAt: at(3) },
    ])
    const found = async (search: string) =>
      (await listPeople(tx, search, { limit: 10, cursor: null })).items.map((each) => each.email)
    expect(await found('')).toEqual(['newcomer@example.net', 'omer@example.org', 'lamia.d@example.org'])
    expect(await found(' Example.ORG ')).toHaveLength(2)
    expect(await found('@Ömer')).toEqual(['omer@example.org'])
    expect(await found('lamiadim')).toEqual(['lamia.d@example.org'])
    expect(await found('%')).toEqual([])
    expect(await found('_')).toEqual([])
  }))

test('pages follow each other without a gap or a repeat, also where several joined in one moment', () =>
  rolledBack(db, async (tx) => {
    const joinedAt = new Date()
    for (let each = 0; each < 5; each += 1) await tx.insert(users).values({ email: `p${each}@example.org`, joinedAt })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listPeople>> = await listPeople(tx, 'example.org', { limit: 2, cursor })
      seen.push(...page.items.map((each) => each.email))
      cursor = page.next
    } while (cursor)
    expect(seen.sort()).toEqual([0, 1, 2, 3, 4].map((each) => `p${each}@example.org`))
  }))

test('a suspension is told with its reason while it holds, the latest only', () =>
  rolledBack(db, async (tx) => {
    const admin = await person(tx, 'admin')
    const one = await person(tx)
    expect(await readSuspension(tx, one.id)).toBeNull()
    await suspend(tx, admin, { key: newKey(), personId: one.id, reason: 'Voted for money.' })
    await reinstate(tx, admin, { key: newKey(), personId: one.id })
    expect(await readSuspension(tx, one.id)).toBeNull()
    await suspend(tx, admin, { key: newKey(), personId: one.id, reason: 'Did it once more.' })
    expect(await readSuspension(tx, one.id)).toMatchObject({ reason: 'Did it once more.' })
    const [row, ...more] = (await listPeople(tx, one.handle, { limit: 10, cursor: null })).items
    expect(more).toEqual([])
    expect(row).toMatchObject({ id: one.id, suspended: true, reason: 'Did it once more.' })
  }))

test('appeals that wait are counted, and apart from these the ones that an admin may decide: not of whom they suspended', () =>
  rolledBack(db, async (tx) => {
    const [first, second] = [await person(tx, 'admin'), await person(tx, 'admin')]
    const [one, other] = [await person(tx), await person(tx)]
    expect(await countSuspensionAppeals(tx, first.id)).toEqual({ open: 0, mine: 0 })
    await suspend(tx, first, { key: newKey(), personId: (await person(tx)).id, reason: 'Voted for money.' })
    const upheld = await appealed(tx, first, one)
    await appealed(tx, second, other)
    expect(await countSuspensionAppeals(tx, first.id)).toEqual({ open: 2, mine: 1 })
    expect(await countSuspensionAppeals(tx, (await person(tx, 'admin')).id)).toEqual({ open: 2, mine: 2 })
    const reason = 'The payments are on record.'
    await decideSuspension(tx, second, { key: newKey(), suspensionId: upheld, decision: 'upheld', reason })
    await reinstate(tx, second, { key: newKey(), personId: other.id })
    expect(await countSuspensionAppeals(tx, first.id)).toEqual({ open: 0, mine: 0 })
  }))
