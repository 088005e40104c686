import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { freshDb } from './testing'

const { url, close } = await freshDb()
const sealer = postgres(url.replace('isnad_app', 'isnad_sealer'), { max: 1, onnotice: () => {} })
afterAll(async () => {
  await sealer.end()
  await close()
})

test.each([
  'insert into leaves values (0, 1)',
  'insert into pending values (1)',
  'delete from pending',
  "update stops set code = 'other'",
  'delete from stops',
  "update checkpoints set note = ''",
  'delete from checkpoints',
  "insert into entries (at, kind, actor, subject, ver, envelope, leaf) values (now(), 'agent.noted', 'operator', 'x', 1, '', sha256('\\x00'))",
  'update claims set "cast" = 9',
  'select * from votes',
  'select email from users',
  'select * from entry_words',
  'create table mine ()',
])('the sealer’s role may not: %s', async (statement) => {
  await expect(sealer.unsafe(statement)).rejects.toMatchObject({ code: '42501' })
})

test('it may order what waits, keep what it signed, and stop the record', async () => {
  await sealer`select sequence_pending(10)`
  await sealer`insert into checkpoints (size, root, note) values (1, sha256(''), 'note')`
  await sealer`insert into stops (code, detail) values ('behind', 'for this test')`
  await sealer`update stops set lifted_at = now()`
})
