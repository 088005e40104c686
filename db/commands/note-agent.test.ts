import { asc, eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { agentNotes } from '../schema'
import { agent, freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { noteAgent } from './note-agent'

const { db, close } = await freshDb()
afterAll(close)

const URL = 'https://example.org/about'
const asked = (agentId: string, note: string, given: object = {}) =>
  ({ key: newKey(), agentId, language: 'en', note, url: URL, ...given }) as Parameters<typeof noteAgent>[2]

test('a tie is told with the page that says so; a better word for it is the next version, language by language', () =>
  rolledBack(db, async (tx) => {
    const [one, two, id] = [await person(tx), await person(tx), await agent(tx, 'aydinlik')]
    const lines = await written(tx, async () => {
      await noteAgent(tx, one, asked(id, 'It belongs to a party.'))
      await noteAgent(tx, two, asked(id, 'It is the paper of a party.'))
      await noteAgent(tx, one, asked(id, 'Bir partinin gazetesidir.', { language: 'tr' }))
    })
    const notes = await tx.select().from(agentNotes).orderBy(asc(agentNotes.language), asc(agentNotes.version))
    expect(notes).toMatchObject([
      { language: 'en', version: 1, note: 'It belongs to a party.', url: URL, writtenBy: one.id },
      { language: 'en', version: 2, note: 'It is the paper of a party.', writtenBy: two.id },
      { language: 'tr', version: 1, writtenBy: one.id },
    ])
    const note = { kind: 'agent.noted', subject: 'agent:aydinlik:en', data: { language: 'en' }, eventId: null }
    expect(lines).toMatchObject([
      { ...note, actor: one.id, ver: 1, words: { note: 'It belongs to a party.', url: URL } },
      { ...note, actor: two.id, ver: 2, prev: 1 },
      { ...note, subject: 'agent:aydinlik:tr', data: { language: 'tr' }, ver: 1 },
    ])
  }))

test.each<[string, object, string]>([
  ['an agent nobody recorded', { agentId: 'nobody' }, 'agent_unknown (agentId)'],
  ['no page that says so', { url: '' }, 'url_invalid (url)'],
  ['a page that is none', { url: 'javascript:alert(1)' }, 'url_invalid (url)'],
  ['a page with a password', { url: 'https://a:b@example.org' }, 'url_invalid (url)'],
  ['a language that is not ours', { language: 'fa' }, 'language_unknown (language)'],
  ['a note in another language than it says', { language: 'ar' }, 'wrong_language (note)'],
])('%s is refused', (_, given, code) =>
  rolledBack(db, async (tx) => {
    const id = await agent(tx)
    expect(await refusal(noteAgent(tx, await person(tx), asked(id, 'It belongs to a party.', given)))).toBe(code)
  }),
)

test('of ten who write at once each writes a version of theirs', async () => {
  const id = await agent(db)
  const many = await Promise.all(Array.from({ length: 10 }, () => person(db)))
  await Promise.all(many.map((who, at) => noteAgent(db, who, asked(id, `The tie as person ${at} tells it.`))))
  const notes = await db.select().from(agentNotes).where(eq(agentNotes.agentId, id)).orderBy(asc(agentNotes.version))
  expect(notes.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  await assertRecordHolds(db)
})
