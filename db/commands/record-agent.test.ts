import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { agentNames, agents } from '../schema'
import { freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { written } from '../testing/log'
import { recordAgent } from './record-agent'

const { db, close } = await freshDb()
afterAll(close)

const asked = (name: string) => ({
  key: newKey(),
  name,
  language: 'tr' as const,
  kind: 'outlet' as const,
  country: 'tr',
})

test('an agent that nobody has named yet is recorded under an address made of its name', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    const lines = await written(tx, async () => {
      expect(await recordAgent(tx, who, asked(' Aydınlık '))).toEqual({ id: 'aydinlik' })
    })
    expect(lines).toMatchObject([
      {
        kind: 'agent.recorded',
        actor: who.id,
        subject: 'agent:aydinlik',
        data: { kind: 'outlet', country: 'TR' },
        words: { name: 'Aydınlık', language: 'tr' },
      },
    ])
    const [names, rows] = [await tx.select().from(agentNames), await tx.select().from(agents)]
    expect(names).toMatchObject([{ agentId: 'aydinlik', name: 'Aydınlık', key: 'aydinlik', addedBy: who.id }])
    expect(rows).toMatchObject([{ id: 'aydinlik', kind: 'outlet', country: 'TR', recordedBy: who.id }])
  }))

test('a name that is known by any spelling is not recorded again', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    await recordAgent(tx, who, asked('Aydınlık'))
    for (const name of ['AYDINLIK', 'aydinlik', 'Aydınlık  ']) {
      expect(await refusal(recordAgent(tx, who, asked(name)))).toBe('agent_exists (name)')
    }
  }))

test('names that make the same address get one each; one that makes none gets a plain one', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    expect(await recordAgent(tx, who, asked('Al Watan'))).toEqual({ id: 'al-watan' })
    expect(await recordAgent(tx, who, asked('Al-Watan'))).toEqual({ id: 'al-watan-2' })
    expect(await recordAgent(tx, who, asked('中央社'))).toEqual({ id: 'agent' })
    expect(await refusal(recordAgent(tx, who, { ...asked('Tishreen'), country: 'Syria' }))).toBe(
      'country_unknown (country)',
    )
  }))

test('the id of a person, which the log keeps for ever, tells nothing of their name', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    const one = { ...asked('Hakan Fidan'), kind: 'person' as const, country: null }
    const lines = await written(tx, async () => {
      expect((await recordAgent(tx, who, one)).id).toMatch(/^person-[0-9a-f]{8}$/)
    })
    expect(JSON.stringify({ ...lines[0], words: null })).not.toMatch(/hakan|fidan/i)
    expect(await refusal(recordAgent(tx, who, { ...one, key: newKey() }))).toBe('agent_exists (name)')
  }))

test('of ten who record one name at once one does, and the others are told', async () => {
  const many = await Promise.all(Array.from({ length: 10 }, () => person(db)))
  const ends = await Promise.allSettled(many.map((who) => recordAgent(db, who, asked('Cumhuriyet'))))
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'agent_exists' })
  expect(await db.select().from(agents).where(eq(agents.id, 'cumhuriyet-2'))).toEqual([])
})
