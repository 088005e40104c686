import { afterAll, expect, test } from 'vitest'
import type { Db } from '../client'
import { suggestionChoices } from '../schema'
import { agent, event, freshDb, newKey, person, refusal, rolledBack, source } from '../testing'
import { written } from '../testing/log'
import { refuseSuggestion } from './refuse-suggestion'

const { db, close } = await freshDb()
afterAll(close)

const CITATION = { agent: null, unnamed: true, via: [], relation: 'quotes', act: 'claims', start: 0, end: 9 }
const DATE = { value: '2024-06-11', precision: 'day', start: 0, end: 9 }

async function ready(tx: Db) {
  const who = await person(tx)
  const [{ eventId }, { id: sourceId, text }] = [await event(tx, who), await source(tx, who)]
  const refuse = (kind: string, offered: unknown, given: object = {}, by: { id: string } = who) => {
    const asked = { key: newKey(), eventId, sourceId, kind, offered: JSON.stringify(offered), ...given }
    return refuseSuggestion(tx, by, asked as Parameters<typeof refuseSuggestion>[2])
  }
  return { who, eventId, sourceId, text, refuse }
}

test('what was proposed is kept as it was proposed, with who refused it', () =>
  rolledBack(db, async (tx) => {
    const { who, eventId, sourceId, refuse } = await ready(tx)
    const citation = { ...CITATION, agent: await agent(tx), via: [await agent(tx)] }
    const lines = await written(tx, async () => {
      await refuse('citation', citation)
      await refuse('date', DATE)
      await refuse('date', { ...DATE, value: null, precision: null })
    })
    const common = { kind: 'suggestion.refused', actor: who.id, eventId, claimId: null, words: null }
    expect(lines).toMatchObject([common, common, common])
    expect(lines.map(({ data }) => data)).toEqual([
      { source: sourceId, kind: 'citation', offered: citation },
      { source: sourceId, kind: 'date', offered: DATE },
      { source: sourceId, kind: 'date', offered: { ...DATE, value: null, precision: null } },
    ])
    const rows = await tx.select().from(suggestionChoices)
    expect(rows.map(({ id }) => `suggestion:${id}`).sort()).toEqual(lines.map(({ subject }) => subject).sort())
    const kept = { sourceId, choice: 'refused', start: 0, end: 9, chosenBy: who.id, citationId: null, dateId: null }
    for (const row of rows) expect(row).toMatchObject(kept)
  }))

test('it is refused once, by whomever; another proposal at the same place is another', () =>
  rolledBack(db, async (tx) => {
    const { refuse } = await ready(tx)
    await refuse('date', DATE)
    expect(await refusal(refuse('date', DATE, {}, await person(tx)))).toBe('already_so')
    await refuse('date', { ...DATE, value: '2024', precision: 'year' })
    await refuse('date', { ...DATE, end: 8 })
    await refuse('citation', CITATION)
    expect(await refusal(refuse('citation', CITATION))).toBe('already_so')
  }))

test.each<[string, string, object, object?]>([
  ['free words where a date should be', 'date', { ...DATE, value: 'Ahmad lives here' }],
  ['a date that no calendar has', 'date', { ...DATE, value: '2024-06-31' }],
  ['a date with another precision', 'date', { ...DATE, precision: 'month' }],
  ['a date without precision', 'date', { ...DATE, precision: null }],
  ['a precision without date', 'date', { ...DATE, value: null }],
  ['a place beyond the text', 'date', { ...DATE, end: 9_999 }],
  ['a stretch of nothing', 'date', { ...DATE, end: 0 }],
  ['a citation where a date should be', 'date', CITATION],
  ['a date where a citation should be', 'citation', DATE],
  ['nothing', 'date', {}, { offered: '' }],
])('%s is no proposal', (_, kind, offered, given) =>
  rolledBack(db, async (tx) => {
    const { refuse } = await ready(tx)
    expect(await refusal(refuse(kind, offered, given))).toBe('invalid (offered)')
    expect(await tx.select().from(suggestionChoices)).toEqual([])
  }),
)

test('a proposal that names whom nobody recorded is refused', () =>
  rolledBack(db, async (tx) => {
    const { refuse } = await ready(tx)
    for (const given of [{ agent: 'free-words' }, { via: ['free-words'] }]) {
      expect(await refusal(refuse('citation', { ...CITATION, ...given }))).toBe('agent_unknown (offered)')
    }
    expect(await refusal(refuse('date', DATE, { kind: '' }))).toBe('required (kind)')
  }))
