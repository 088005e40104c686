import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SUGGESTED_FROM } from '../../domain/suggestion'
import { captureSource } from '../commands/capture-source'
import { mergeAgents } from '../commands/merge-agents'
import { recordCitation } from '../commands/record-citation'
import { recordDate } from '../commands/record-date'
import { refuseSuggestion } from '../commands/refuse-suggestion'
import { withdrawCitation } from '../commands/withdraw-citation'
import { furnish } from '../furnish'
import { agent, event, freshDb, newKey, person } from '../testing'
import { listCitations } from './citations'
import { listDates } from './dates'
import { readSource, type SourcePage } from './sources'
import { type CitationSuggestion, type DateSuggestion, readSuggestions } from './suggestions'

const TEXT = `أفادت وكالة رويترز بأن الجسر أُغلق.

وقالت مصادر مطلعة لصحيفة آيدنليك إن الشاحنات عبرت ليلًا.

ونفت وزارة الدفاع التركية في بيان عبور أي شاحنة.`

const { db, close } = await freshDb()
let reviewer: { id: string; handle: string }
let its: Awaited<ReturnType<typeof event>>
let source: SourcePage
let turn = 0

beforeAll(async () => {
  await furnish(db, { demo: false })
  reviewer = await person(db)
})
afterAll(close)
beforeEach(async () => {
  its = await event(db, reviewer)
  turn += 1
  source = await captured(`${TEXT}\n\n(${turn})`)
})

async function captured(text: string): Promise<SourcePage> {
  const { id } = await captureSource(db, reviewer, {
    key: newKey(),
    bytes: Buffer.from(text),
    text,
    title: 'خبر الجسر',
    publisher: null,
    url: null,
    byline: null,
    language: 'ar',
    published: null,
    publishedZone: null,
    updated: null,
    updatedZone: null,
  })
  return (await readSource(db, id)) as SourcePage
}

const read = async ({ eventId } = its) =>
  readSuggestions(db, source, {
    eventId,
    citations: await listCitations(db, [source.id]),
    dates: await listDates(db, [eventId]),
  })
const proposed = async () => (await read()).citations

const offer = ({ agent, unnamed, via, relation, act, start, end }: CitationSuggestion) => ({
  agent,
  unnamed,
  via: [...via],
  relation,
  act,
  start,
  end,
})

async function record(suggestion: CitationSuggestion, other: Partial<CitationSuggestion> = {}, offered = true) {
  const { start, end: _, ...told } = offer({ ...suggestion, ...other })
  return recordCitation(db, reviewer, {
    key: newKey(),
    eventId: its.eventId,
    sourceId: source.id,
    passage: suggestion.exact,
    near: start,
    ...told,
    offered: offered ? JSON.stringify(offer(suggestion)) : '',
  })
}

const refuse = (suggestion: CitationSuggestion) =>
  refuseSuggestion(db, reviewer, {
    key: newKey(),
    eventId: its.eventId,
    sourceId: source.id,
    kind: 'citation',
    offered: JSON.stringify(offer(suggestion)),
  })

describe('what a text proposes', () => {
  test('comes in its order, by the agents as they are recorded here, each with its words', async () => {
    const found = await proposed()
    expect(found.map(({ agent, unnamed, act }) => [agent, unnamed, act])).toEqual([
      ['reuters', false, 'claims'],
      ['aydinlik', true, 'claims'],
      ['turkish-mod', false, 'denies'],
    ])
    for (const { exact, start, end } of found) expect(source.text.slice(start, end)).toBe(exact)
  })

  test('is the same under the same ids when it is read again', async () => {
    expect(await proposed()).toEqual(await proposed())
  })

  test('is not proposed again once it was accepted, corrected or refused; the rest keep their ids', async () => {
    const [first, second, third] = (await proposed()) as [CitationSuggestion, CitationSuggestion, CitationSuggestion]
    await record(first)
    expect(await proposed()).toEqual([second, third])
    await record(second, { unnamed: false, act: 'reports' })
    expect(await proposed()).toEqual([third])
    await refuse(third)
    const left = await read()
    expect(left.citations).toEqual([])
    expect(left.refused.citations).toEqual([
      expect.objectContaining({ exact: third.exact, agent: 'turkish-mod', by: reviewer.handle }),
    ])
  })

  test('nor when the same chain was recorded by hand in these words', async () => {
    const [first, ...others] = (await proposed()) as [CitationSuggestion, ...CitationSuggestion[]]
    const { id } = await record(first, {}, false)
    expect(await proposed()).toEqual(others)
    await withdrawCitation(db, reviewer, { key: newKey(), citationId: id, reason: 'The words are not theirs.' })
    expect(await proposed()).toEqual([first, ...others])
  })

  test('nor when the agent it named was merged into another since', async () => {
    const [first, ...others] = (await proposed()) as [CitationSuggestion, ...CitationSuggestion[]]
    await refuse(first)
    const moderator = await person(db, 'moderator')
    const reason = 'Two entries were made for one agency.'
    await mergeAgents(db, moderator, { key: newKey(), agentId: 'reuters', survivor: await agent(db), reason })
    expect((await proposed()).map(({ agent }) => agent)).toEqual(others.map(({ agent }) => agent))
  })
})

test('of a long text the beginning is read, and it is said how much', async () => {
  source = await captured(`${TEXT}\n\n${`كلمات كثيرة لا تقول شيئًا رقمها ${turn} `.repeat(2_500)}\n\n${TEXT}`)
  const { citations, length } = await read()
  expect(citations).toHaveLength(3)
  expect(length).toBeLessThanOrEqual(SUGGESTED_FROM)
  expect(length).toBeGreaterThan(TEXT.length)
})

describe('the times that a text gives', () => {
  const DATED = 'أُغلق الجسر في 11 حزيران 2024، بعد يوم من العاصفة. وأُعيد فتحه في 20 حزيران 2024.'

  const accept = ({ value, precision, start, end, exact }: DateSuggestion, { eventId } = its) =>
    recordDate(db, reviewer, {
      key: newKey(),
      eventId,
      sourceId: source.id,
      passage: exact,
      near: start,
      role: 'happened',
      occasionId: '',
      value: value ?? '',
      zone: '',
      countedFrom: '',
      days: '',
      offered: JSON.stringify({ value, precision, start, end }),
    })

  beforeEach(async () => {
    source = await captured(`${DATED}\n\n(${turn})`)
  })

  test('come with the sentence that gives them; one that counts from a happening is left open', async () => {
    const { dates } = await read()
    expect(dates.map(({ value, reason }) => [value, reason])).toEqual([
      ['2024-06-11', null],
      [null, 'relative_event'],
      ['2024-06-20', null],
    ])
    expect(dates[0]?.exact).toBe('أُغلق الجسر في 11 حزيران 2024، بعد يوم من العاصفة.')
    for (const { exact, start, end } of dates) expect(source.text.slice(start, end)).toBe(exact)
  })

  test('are decided for one event, and proposed for another; what was refused is not', async () => {
    const [first, counted, second] = (await read()).dates as [DateSuggestion, DateSuggestion, DateSuggestion]
    await accept(first)
    const { value, precision, start, end } = second
    await refuseSuggestion(db, reviewer, {
      key: newKey(),
      eventId: its.eventId,
      sourceId: source.id,
      kind: 'date',
      offered: JSON.stringify({ value, precision, start, end }),
    })
    expect((await read()).dates).toEqual([counted])
    expect((await read()).refused.dates).toEqual([expect.objectContaining({ value, by: reviewer.handle })])
    expect((await read(await event(db, reviewer))).dates).toEqual([first, counted])
  })
})
