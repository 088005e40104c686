import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import type { Db } from '../client'
import { citations, citationVia, suggestionChoices } from '../schema'
import { agent, event, freshDb, newKey, person, refusal, rolledBack, source } from '../testing'
import { merged } from '../testing/chain'
import { written } from '../testing/log'
import { recordCitation } from './record-citation'
import { withdrawCitation } from './withdraw-citation'

const { db, close } = await freshDb()
afterAll(close)

const TEXT = 'Sputnik carried it: "They  met at the base," Aydinlik had learned.\nNobody confirmed. Nobody confirmed.'
const PASSAGE = 'They met at the base,'
const EXACT = 'They  met at the base,'
const [START, END] = [TEXT.indexOf(EXACT), TEXT.indexOf('" Aydinlik')]
const CHAIN = { agent: 'aydinlik', unnamed: true, via: ['sputnik', 'inn'], relation: 'quotes', act: 'reports' }

async function ready(tx: Db) {
  const who = await person(tx)
  const [{ eventId }, { id: sourceId }] = [await event(tx, who), await source(tx, who, TEXT)]
  for (const id of ['aydinlik', 'sputnik', 'inn']) await agent(tx, id)
  const record = (given: object = {}, by: { id: string } = who, on: Db = tx) => {
    const asked = { key: newKey(), eventId, sourceId, passage: PASSAGE, ...CHAIN, offered: null, ...given }
    return recordCitation(on, by, asked as Parameters<typeof recordCitation>[2])
  }
  return { who, eventId, sourceId, record }
}

const proposed = (given: object = {}) => JSON.stringify({ ...CHAIN, start: START, end: END, ...given })

test('a chain is kept with the passage as it stands in its source, nearest carrier first', () =>
  rolledBack(db, async (tx) => {
    const { who, eventId, sourceId, record } = await ready(tx)
    let id = ''
    const lines = await written(tx, async () => {
      id = (await record()).id
    })
    const { via, ...said } = CHAIN
    const place = { start: START, end: END }
    expect(await tx.select().from(citations)).toMatchObject([
      { ...said, ...place, id, sourceId, eventId, exact: EXACT, recordedBy: who.id, prefix: 'Sputnik carried it: "' },
    ])
    const carriers = await tx.select().from(citationVia).orderBy(citationVia.position)
    expect(carriers.map((each) => each.agent)).toEqual(via)
    expect(lines).toMatchObject([
      { kind: 'citation.recorded', actor: who.id, subject: `citation:${id}`, eventId, claimId: null, ver: 1 },
    ])
    expect(lines[0]?.data).toEqual({
      ...CHAIN,
      ...place,
      event: eventId,
      source: sourceId,
      choice: null,
      offered: null,
    })
    expect(lines[0]?.words).toEqual({ exact: EXACT })
    expect(await tx.select().from(suggestionChoices)).toEqual([])
  }))

test('unnamed people whom the text places nowhere need no agent and no carrier', () =>
  rolledBack(db, async (tx) => {
    const { record } = await ready(tx)
    await record({ agent: '', unnamed: 'on', via: undefined })
    expect(await tx.select().from(citations)).toMatchObject([{ agent: null, unnamed: true }])
    expect(await refusal(record({ agent: null, unnamed: false }))).toBe('somebody_required (agent)')
  }))

describe('what the reader proposed', () => {
  test.each([
    ['accepted', {}, {}],
    ['accepted', { agent: '', via: ['inn'] }, { agent: null, via: ['inn'] }],
    ['corrected', { agent: 'inn', via: [] }, {}],
    ['corrected', { via: ['inn', 'sputnik'] }, {}],
    ['corrected', { unnamed: false }, {}],
    ['corrected', { relation: 'translates' }, {}],
    ['corrected', { act: 'denies' }, {}],
    ['corrected', {}, { start: START - 1 }],
  ])('is %s when what is recorded is %j, and the log tells so', (choice, given, offer) =>
    rolledBack(db, async (tx) => {
      const { who, sourceId, record } = await ready(tx)
      const offered = JSON.parse(proposed(offer))
      let id = ''
      const [line] = await written(tx, async () => {
        id = (await record({ ...given, offered: JSON.stringify(offered) })).id
      })
      expect(line?.data).toMatchObject({ choice, offered: choice === 'corrected' ? offered : null })
      const { start, end } = offered
      expect(await tx.select().from(suggestionChoices)).toMatchObject([
        { sourceId, kind: 'citation', start, end, offered, choice, citationId: id, dateId: null, chosenBy: who.id },
      ])
    }),
  )

  test.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['nothing', 'null'],
    ['a number that is none', '{"start":NaN}'],
    ['a place too far for any text', proposed({ end: 2 ** 40 })],
    ['a place that is no place', proposed({ end: 1e999 })],
    ['a place between two letters', proposed({ start: 0.5 })],
    ['a place before the text', proposed({ start: -1 })],
    ['a stretch of nothing', proposed({ start: END })],
    ['a place beyond this text', proposed({ end: TEXT.length + 1 })],
    ['nobody at all', proposed({ agent: null, unnamed: false })],
    ['an act that is none', proposed({ act: 'shouts' })],
    ['free words where an agent should be', proposed({ agent: 'Ahmad lives at number 5' })],
    ['a carrier with NUL', proposed({ via: ['a\u0000b'] })],
    ['a chain of ten', proposed({ via: Array(9).fill('inn') })],
    ['a field that nobody asked for', proposed({ note: 'Free words.' })],
    ['a field of another kind of object', `{"__proto__":{"act":"denies"},${proposed().slice(1)}`],
    ['brackets without end', '['.repeat(500_000)],
    ['an object', {}],
  ])('is refused where it is %s', (_, offered) =>
    rolledBack(db, async (tx) => {
      const { record } = await ready(tx)
      expect(await refusal(record({ offered }))).toBe('invalid (offered)')
      expect(await tx.select().from(citations)).toEqual([])
    }),
  )

  test('names nobody whom the record does not know: the log would keep it for good', () =>
    rolledBack(db, async (tx) => {
      const { record } = await ready(tx)
      for (const given of [{ agent: 'ahmad-lives-at-number-5' }, { via: ['ahmad-lives-at-number-5'] }]) {
        expect(await refusal(record({ offered: proposed(given) }))).toBe('agent_unknown (offered)')
      }
    }))
})

test.each<[string, object, string]>([
  ['words that are not in the text', { passage: 'They never met.' }, 'passage_not_in_text (passage)'],
  ['words that stand there twice', { passage: 'Nobody confirmed.' }, 'passage_ambiguous (passage)'],
  ['half of a letter', { passage: 'They\ud800' }, 'passage_not_in_text (passage)'],
  ['a place beyond all numbers', { near: 1e999 }, 'invalid (near)'],
  ['one who stands in the chain twice', { via: ['inn', 'inn'] }, 'chain_loops (via)'],
  ['one who carries their own word', { via: ['aydinlik'] }, 'chain_loops (via)'],
  ['one who stands there twice, with nobody behind', { agent: '', via: ['inn', 'inn'] }, 'chain_loops (via)'],
  ['nine carriers', { via: Array(9).fill('inn') }, 'too_many (via)'],
  ['a carrier that is no list', { via: 'inn' }, 'invalid (via)'],
  ['no relation', { relation: '' }, 'required (relation)'],
  ['no act', { act: undefined }, 'required (act)'],
])('%s is refused', (_, given, code) =>
  rolledBack(db, async (tx) => {
    const { record } = await ready(tx)
    expect(await refusal(record(given))).toBe(code)
    expect(await tx.select().from(citations)).toEqual([])
  }),
)

test('what is there already is not recorded again, unless it was withdrawn or does another thing', () =>
  rolledBack(db, async (tx) => {
    const { who, record } = await ready(tx)
    const { id } = await record()
    expect(await refusal(record({}, await person(tx)))).toBe('citation_known (passage)')
    expect(await refusal(record({ relation: 'paraphrases' }))).toBe('citation_known (passage)')
    for (const other of [
      { act: 'denies' },
      { unnamed: false },
      { via: ['inn'] },
      { agent: null },
      { passage: 'They' },
    ]) {
      await record(other)
    }
    await withdrawCitation(tx, who, { key: newKey(), citationId: id, reason: 'It was a misreading of mine.' })
    await record()
    expect(await refusal(record())).toBe('citation_known (passage)')
  }))

test('two names of one agent are one in a chain and in what is known', () =>
  rolledBack(db, async (tx) => {
    const { record } = await ready(tx)
    await record()
    await merged(tx, await agent(tx, 'aydinlik-gazetesi'), 'aydinlik')
    expect(await refusal(record({ agent: 'aydinlik-gazetesi' }))).toBe('citation_known (passage)')
    expect(await refusal(record({ via: ['aydinlik-gazetesi'] }))).toBe('chain_loops (via)')
  }))

test('of ten who accept one proposal at once one does, and the others are told', async () => {
  const { record, sourceId } = await ready(db)
  const many = await Promise.all(Array.from({ length: 10 }, () => person(db)))
  const ends = await Promise.allSettled(many.map((who) => record({ offered: proposed() }, who, db)))
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'citation_known' })
  expect(await db.select().from(citations).where(eq(citations.sourceId, sourceId))).toHaveLength(1)
  const choices = await db.select().from(suggestionChoices).where(eq(suggestionChoices.sourceId, sourceId))
  expect(choices).toMatchObject([{ choice: 'accepted' }])
})
