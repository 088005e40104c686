import { and, asc, eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { agentNames } from '../schema'
import { agent, freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { log, written } from '../testing/log'
import { nameAgent } from './name-agent'

const { db, close } = await freshDb()
afterAll(close)

const asked = (agentId: string, name: string, given: object = {}) =>
  ({ key: newKey(), agentId, name, language: 'ar', ordinary: false, ...given }) as Parameters<typeof nameAgent>[2]

test('an agent gains a name behind those it has, found by its folded spelling', () =>
  rolledBack(db, async (tx) => {
    const [who, id] = [await person(tx), await agent(tx, 'al-watan')]
    const lines = await written(tx, async () => {
      await nameAgent(tx, who, asked(id, ' الوطن ', { ordinary: 'on' }))
      await nameAgent(tx, who, asked(id, 'Al Watan', { language: 'tr' }))
    })
    const [, ...added] = await tx.select().from(agentNames).orderBy(asc(agentNames.rank))
    expect(added).toMatchObject([
      { agentId: id, language: 'ar', name: 'الوطن', key: 'الوطن', rank: 1, ordinary: true, addedBy: who.id },
      { agentId: id, language: 'tr', name: 'Al Watan', key: 'al watan', rank: 2, ordinary: false, addedBy: who.id },
    ])
    const common = { kind: 'agent.named', actor: who.id, subject: 'agent:al-watan', eventId: null }
    expect(lines).toMatchObject([
      { ...common, ver: 1, data: { language: 'ar', ordinary: true }, words: { name: 'الوطن' } },
      { ...common, ver: 2, prev: 1, data: { language: 'tr', ordinary: false }, words: { name: 'Al Watan' } },
    ])
  }))

test('a name it has is known; two agents may go by one name', () =>
  rolledBack(db, async (tx) => {
    const [who, one, other] = [await person(tx), await agent(tx), await agent(tx)]
    await nameAgent(tx, who, asked(one, 'الوطن'))
    expect(await refusal(nameAgent(tx, await person(tx), asked(one, 'الوطن')))).toBe('name_known (name)')
    await nameAgent(tx, who, asked(one, 'الوطن', { language: 'fa' }))
    await nameAgent(tx, who, asked(other, 'الوطن'))
    expect(await refusal(nameAgent(tx, who, asked('nobody', 'الوطن')))).toBe('agent_unknown (agentId)')
    for (const language of ['', 'Arabic', 'ar_SY', 'a'.repeat(36), 'constructor']) {
      expect(await refusal(nameAgent(tx, who, asked(one, 'وطن', { language })))).toMatch(/^language_unknown/)
    }
  }))

test('of ten who add names at once each adds theirs, one behind the other', async () => {
  const id = await agent(db)
  const many = await Promise.all(Array.from({ length: 10 }, () => person(db)))
  await Promise.all(many.map((who, at) => nameAgent(db, who, asked(id, `اسم ${at}`))))
  const names = await db.select().from(agentNames).where(eq(agentNames.agentId, id)).orderBy(asc(agentNames.rank))
  expect(names.map(({ rank }) => rank)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  const entries = (await log(db)).filter(({ kind, subject }) => kind === 'agent.named' && subject === `agent:${id}`)
  expect(entries.map(({ ver }) => ver)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test('of ten who add one name at once one does, and the others are told', async () => {
  const id = await agent(db)
  const many = await Promise.all(Array.from({ length: 10 }, () => person(db)))
  const ends = await Promise.allSettled(many.map((who) => nameAgent(db, who, asked(id, 'الوطن'))))
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'name_known' })
  const same = and(eq(agentNames.agentId, id), eq(agentNames.name, 'الوطن'))
  expect(await db.select().from(agentNames).where(same)).toHaveLength(1)
})
