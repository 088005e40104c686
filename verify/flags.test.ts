import { expect, test } from 'vitest'
import { FLAGGED_THINGS } from '../domain/flag'
import { idOf, write } from './story'
import { verdictOn, writeLog } from './testing'

const [moderator, author, admin] = ['a moderator', 'an author', 'an admin'].map(idOf) as [string, string, string]
const NOON = '2026-11-22T10:00:00.000Z'
const LATER = '2026-11-22T10:00:01.000Z'
const source = idOf('a source')
const about = `source:${source}`
const hash = source.replaceAll('-', '').repeat(2)
const joined = (id: string) => write('person.joined', id, `person:${id}`, { role: 'reader' }, { handle: id })
const given = (id: string, after: string) =>
  write('role.given', 'operator', `role:${id}`, { person: id, before: 'reader', after })
const before = [
  ...[moderator, author, admin].map(joined),
  given(moderator, 'moderator'),
  given(author, 'reviewer'),
  given(admin, 'admin'),
  write('source.captured', author, about, { bytes: hash, text: hash, publisher: null }, {}),
]
const flag = (n = 0) => idOf(`flag ${n}`)
const raised = (n = 0, by = 'rule') => write('flag.raised', by, `flag:${flag(n)}`, {}, { about }, 1, NOON)
const said = { about, turn: 1, flags: [flag()], outcome: 'not_acted', act: null }
const answered = (more: object = {}, by = moderator, n = 0) =>
  write('flag.answered', by, `answer:${idOf(`answer ${n}`)}`, { ...said, ...more }, {}, 1, LATER)
const suspension = write('person.suspended', admin, `suspension:${idOf('s')}`, { person: author }, {}, 1, LATER)
const act = { kind: 'person.suspended', subject: `suspension:${idOf('s')}` }
const { SHAPES } = await import(new URL('./shapes.mjs', import.meta.url).href)
const verdict = async (entries: Uint8Array[]) => verdictOn(await writeLog([...before, ...entries]))

test('flags are answered, each once, turn after turn, by an act that was done or by none', async () => {
  const first = [raised(), raised(1), answered({ flags: [flag(), flag(1)].sort() })]
  expect(await verdict([...first, raised(2), answered({ turn: 2, flags: [flag(2)] }, moderator, 1)])).toBe('holds')
  expect(await verdict([raised(), suspension, answered({ outcome: 'acted', act })])).toBe('holds')
})

test.each(FLAGGED_THINGS)('an answer can be about whatever can be flagged: %s', (thing) => {
  const named = `${thing}:${idOf(thing)}${thing === 'claim' ? ':ar' : ''}`
  expect(SHAPES['flag.answered'].data({ ...said, about: named })).toBe(true)
})

test.each([
  ['somebody’s name stands on it', [raised(0, author)], /only the rule does this/],
  ['a flag that nobody raised is answered', [answered()], /there is no flag/],
  ['one is answered twice', [raised(), answered(), answered({ turn: 2 }, moderator, 1)], /was answered before/],
  ['a turn is left out', [raised(), answered({ turn: 2 })], /it answers turn 2, after 0/],
  ['a reviewer answers', [raised(), answered({}, author)], /is reviewer, who may not/],
  ['it names an act that was none', [raised(), answered({ outcome: 'acted', act })], /nothing was done by the act/],
  ['it names no act', [raised(), answered({ outcome: 'acted' })], /data|not what/],
] as const)('refused: %s', async (_, entries, why) => {
  expect(await verdict([...entries])).toMatch(why)
})
