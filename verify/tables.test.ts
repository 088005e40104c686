import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import postgres, { type Sql, type TransactionSql } from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '../db/client'
import { nameAgent } from '../db/commands/name-agent'
import { recordCitation } from '../db/commands/record-citation'
import { recordDate } from '../db/commands/record-date'
import { agentNames, agents, events, users } from '../db/schema'
import { freshDb, newKey, proven, source } from '../db/testing'
import { withheld } from '../db/testing/removals'
import { walk } from '../db/testing/walk'
import { type LogFiles, sealedLog, verdictWithin } from './testing'

let root: Sql
let files: LogFiles
let named: string
const ends: (() => unknown)[] = []

beforeAll(async () => {
  const { db, url, close } = await freshDb()
  root = postgres(url.replace(/\?.*/, ''), { max: 1, onnotice: () => {} })
  await walk(db, 11, 40)
  await accepted(db)
  named = await withoutNames(db)
  const log = await sealedLog(url)
  files = new Map(
    readdirSync(log.folder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name))
      .map((path) => [path.slice(log.folder.length + 1), readFileSync(path)]),
  )
  ends.push(close, () => root.end(), log.done)
}, 120_000)
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

/** An agent whose names are withheld, and who was given another since. */
async function withoutNames(db: Db): Promise<string> {
  const [moderator] = await db.select().from(users).where(eq(users.role, 'moderator'))
  const [admin] = await db.select().from(users).where(eq(users.role, 'admin'))
  const [agent] = await db.select().from(agents)
  if (!moderator || !admin || !agent) throw new Error('nobody is there')
  await withheld(db, { ...moderator, ...proven() }, { ...admin, ...proven() }, `agent:${agent.id}`)
  const asked = { key: newKey(), agentId: agent.id, name: 'A name since', language: 'en', ordinary: false }
  await nameAgent(db, moderator, asked)
  const names = await db.select().from(agentNames).where(eq(agentNames.agentId, agent.id))
  expect(names.filter(({ name }) => name.startsWith('▇▇▇'))).toHaveLength(names.length - 1)
  return agent.id
}

/** A citation and a time, recorded as they were proposed. */
async function accepted(db: Db): Promise<void> {
  const [moderator] = await db.select().from(users).where(eq(users.role, 'moderator'))
  const [agent] = await db.select().from(agents)
  const [event] = await db.select().from(events)
  if (!moderator || !agent || !event) throw new Error('nobody is there')
  const { id: sourceId, text: passage } = await source(db, moderator)
  const of = { eventId: event.id, sourceId, passage }
  const stretch = { start: 0, end: passage.length }
  const chain = {
    agent: agent.id,
    unnamed: false,
    via: [] as string[],
    relation: 'quotes' as const,
    act: 'claims' as const,
  }
  const cited = JSON.stringify({ ...chain, ...stretch })
  await recordCitation(db, moderator, { key: newKey(), ...of, ...chain, offered: cited })
  const value = { value: '2024-06-11', precision: 'day' }
  const said = {
    role: 'happened',
    value: value.value,
    days: '',
    occasionId: null,
    zone: null,
    countedFrom: null,
  } as const
  const dated = JSON.stringify({ ...value, ...stretch })
  await recordDate(db, moderator, { key: newKey(), ...of, ...said, offered: dated })
}

/** What is found after somebody with all rights did something to the database, which is then undone. */
async function foundAfter(work: (tx: TransactionSql) => Promise<unknown>): Promise<string> {
  let found = ''
  await root
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await work(tx)
      found = await verdictWithin(tx, files)
      throw new Error('undone')
    })
    .catch((error) => {
      if (error.message !== 'undone') throw error
    })
  return found
}

test('what nobody touched holds', async () => {
  expect(await foundAfter(async () => {})).toBe('holds')
})

test.each<[string, (tx: TransactionSql) => Promise<unknown>, RegExp]>([
  [
    'words with a number that no words have',
    (tx) => tx`update entry_words set words = jsonb_set(words, '{x}', '1.5')`,
    /entry_words/,
  ],
  [
    'no salt',
    (tx) => tx`alter table entry_words alter salt drop not null`.then(() => tx`update entry_words set salt = null`),
    /entry_words/,
  ],
  [
    'no envelope',
    (tx) => tx`alter table entries alter envelope drop not null`.then(() => tx`update entries set envelope = null`),
    /entries/,
  ],
  [
    'a restore that says nothing and waits',
    async (tx) => {
      await tx`alter table entries drop constraint entries_leaf`
      await tx`insert into entries (at, kind, actor, subject, ver, envelope, leaf)
        values (now(), 'record.restored', 'operator', 'record', 1, 'no envelope', 'no leaf')`
      await tx`insert into pending select max(id) from entries`
    },
    /entries/,
  ],
])('%s: found, and nobody is kept from looking', async (_, work, place) => {
  const found = await foundAfter(work)
  expect(found).toMatch(/^bad: /)
  expect(found).toMatch(place)
})

test.each([
  ['citation', 'relation'],
  ['date', 'precision'],
])('an accepted proposal of a %s without its %s: found', async (kind, field) => {
  let changed = 0
  const found = await foundAfter(async (tx) => {
    const rows = await tx`
      update suggestion_choices set offered = offered - ${field}::text where choice = 'accepted' and kind = ${kind}`
    changed = rows.count
  })
  expect(changed).toBeGreaterThan(0)
  expect(found).toMatch(/table suggestion_choices/)
})

test.each<[string, (tx: TransactionSql) => Promise<unknown>]>([
  ['a mark is overwritten', (tx) => tx`update agent_names set name = 'A lie' where agent_id = ${named} and rank = 0`],
  ['what a mark is found by', (tx) => tx`update agent_names set key = 'a lie' where agent_id = ${named} and rank = 0`],
  [
    'the name given since',
    (tx) => tx`update agent_names set name = 'A lie' where agent_id = ${named} and name = 'A name since'`,
  ],
  [
    'the name given since is gone',
    (tx) => tx`delete from agent_names where agent_id = ${named} and name = 'A name since'`,
  ],
  [
    'a name more',
    (tx) =>
      tx`insert into agent_names (agent_id, language, name, key, rank) values (${named}, 'tr', 'A lie', 'a lie', 99)`,
  ],
])('of an agent whose names are withheld: %s: found', async (_, work) => {
  expect(await foundAfter(work)).toMatch(/agent_names/)
})
