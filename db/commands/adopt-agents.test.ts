import { asc, eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { agentNames, agents } from '../schema'
import { freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { written } from '../testing/log'
import { adoptAgents } from './adopt-agents'

const { db, close } = await freshDb()
afterAll(close)

const agency = (id: string, ...names: string[]) => {
  return { id, kind: 'agency' as const, country: 'SY', names: names.map((name) => ({ language: 'en', name })) }
}

test('the operator takes agents over from a file; those that are known gain the names they lack', () =>
  rolledBack(db, async (tx) => {
    const adopt = (...file: ReturnType<typeof agency>[]) => adoptAgents(tx, 'operator', { key: newKey(), agents: file })
    const lines = await written(tx, async () => {
      expect(await adopt(agency('sana', 'SANA', 'Syrian Arab News Agency'))).toEqual({ adopted: 1 })
      expect(await adopt(agency('sana', 'Another name'), agency('tass', 'TASS'))).toEqual({ adopted: 1 })
      expect(await adopt()).toEqual({ adopted: 0 })
    })
    const common = { kind: 'agent.recorded', actor: 'operator', data: { kind: 'agency', country: 'SY' } }
    expect(lines).toMatchObject([
      { ...common, subject: 'agent:sana', words: { names: [{ name: 'SANA' }, { name: 'Syrian Arab News Agency' }] } },
      { kind: 'agent.named', subject: 'agent:sana', ver: 1, words: { names: [{ name: 'Another name' }] } },
      { ...common, subject: 'agent:tass' },
    ])
    expect(await tx.select().from(agents)).toHaveLength(2)
    const names = await tx.select().from(agentNames).where(eq(agentNames.agentId, 'sana')).orderBy(asc(agentNames.rank))
    expect(names).toMatchObject([
      { key: 'sana', rank: 0 },
      { key: 'syrian arab news agency', rank: 1 },
      { key: 'another name', rank: 2 },
    ])
    expect(await refusal(adoptAgents(tx, await person(tx, 'admin'), { key: newKey(), agents: [] }))).toBe(
      'not_your_role',
    )
  }))

test('the same file taken over five times at once is taken over once', async () => {
  const file = Array.from({ length: 20 }, (_, at) => agency(`agency-${at}`, `Agency ${at}`))
  const ends = await Promise.all(
    Array.from({ length: 5 }, () => adoptAgents(db, 'operator', { key: newKey(), agents: file })),
  )
  expect(ends.map(({ adopted }) => adopted).sort((a, b) => b - a)).toEqual([20, 0, 0, 0, 0])
})
