import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { likenReport } from '../commands/liken-report'
import { markVote } from '../commands/mark-vote'
import { recordDate } from '../commands/record-date'
import { refuseSuggestion } from '../commands/refuse-suggestion'
import { withdrawCitation } from '../commands/withdraw-citation'
import { withdrawDate } from '../commands/withdraw-date'
import { withdrawEvidence } from '../commands/withdraw-evidence'
import * as schema from '../schema'
import { claims, events, votes } from '../schema'
import { freshDb, newKey, people3, person, rolledBack, vote } from '../testing'
import { date, linked, occasion, rumour } from '../testing/chain'
import { votedOnProbation } from '../testing/people'
import { listEntries } from './history'

const { db, url, close } = await freshDb()
const queries: string[] = []
const client = postgres(url, { max: 1, onnotice: () => {} })
const watched = drizzle(client, { schema, casing: 'snake_case', logger: { logQuery: (query) => queries.push(query) } })
afterAll(async () => {
  await client.end()
  await close()
})

const REASON = 'It was a misreading of mine.'
const MARKED = 'They rest it on a passage of another day.'
const all = { limit: 100 }

test('a line about a citation says whose word it is, by what way, what it does, and what it goes back to', () =>
  rolledBack(db, async (tx) => {
    const { author, slug, eventId, claimId, paper, agency, report, original, passedOn, whispered, piece } =
      await rumour(tx)
    await linked(tx, author, eventId, passedOn, original.id, whispered)
    await linked(tx, author, eventId, passedOn, null)
    for (const voter of await people3(tx)) await vote(tx, voter, claimId, 'unverified')
    await withdrawCitation(tx, author, { key: newKey(), citationId: passedOn, reason: REASON })
    await withdrawEvidence(tx, author, { key: newKey(), evidenceId: piece, reason: REASON })
    const history = await listEntries(tx, slug, all)
    const of = (kind: string) => history?.items.filter((item) => item.kind === kind)

    const chain = { source: report.id, agent: paper, unnamed: false, via: [agency], act: 'claims', exact: report.text }
    const people = { ...chain, source: original.id, unnamed: true, via: [], exact: original.text }
    expect(of('citation.recorded')).toMatchObject([
      { after: chain, before: null, about: null },
      { after: people, before: null, about: null },
    ])
    const there = { source: original.id, citation: whispered }
    expect(of('citation.linked')).toMatchObject([
      { before: null, after: there, about: chain },
      { before: there, after: { source: null, citation: null }, about: chain },
    ])
    expect(history?.cited[whispered]).toMatchObject(people)
    expect(of('citation.withdrawn')).toMatchObject([{ before: null, after: { reason: REASON }, about: chain }])
    const said = { source: report.id, speaker: paper, unnamed: false, stance: 'supports', exact: report.text }
    expect(of('evidence.attached')).toMatchObject([{ after: { ...said, citation: passedOn }, about: null }])
    expect(of('evidence.withdrawn')).toMatchObject([{ after: { reason: REASON }, about: said }])
    expect(Object.keys(history?.agents ?? {}).sort()).toEqual([paper, agency].sort())
    expect(history?.sources).toMatchObject({ [report.id]: { title: 'A report' }, [original.id]: { publisher: paper } })
  }))

test('a line about a date says of what, when or from what; one about a proposal, what was proposed', () =>
  rolledBack(db, async (tx) => {
    const { author, slug, eventId, report, original } = await rumour(tx)
    const of = { eventId, sourceId: report.id }
    const talks = await occasion(tx, author, eventId, 'The talks of the two ministers')
    const given = await date(tx, author, of)
    const blank = { value: null, zone: null, occasionId: null, offered: null }
    const counted = { ...of, ...blank, passage: 'A report', role: 'planned', countedFrom: talks, days: '1' } as const
    await recordDate(tx, author, { key: newKey(), ...counted })
    await withdrawDate(tx, author, { key: newKey(), dateId: given, reason: REASON })
    const offered = { value: '2024', precision: 'year', start: 0, end: 8 }
    await refuseSuggestion(tx, author, { key: newKey(), ...of, kind: 'date', offered: JSON.stringify(offered) })
    const alike = { eventId, sourceId: report.id, earlierId: original.id }
    await likenReport(tx, author, { key: newKey(), ...alike, relays: 'on' })

    const history = await listEntries(tx, slug, all)
    const first = (kind: string) => history?.items.filter((item) => item.kind === kind)
    const day = { source: report.id, role: 'happened', value: '2024-06-11', precision: 'day', exact: report.text }
    expect(first('occasion.named')).toMatchObject([{ after: { name: 'The talks of the two ministers' } }])
    expect(first('date.recorded')).toMatchObject([
      { after: day },
      { after: { role: 'planned', countedFrom: talks, days: 1, value: null } },
    ])
    expect(first('date.withdrawn')).toMatchObject([{ after: { reason: REASON }, about: day }])
    expect(first('suggestion.refused')).toMatchObject([{ after: { kind: 'date', offered } }])
    expect(first('report.likened')).toMatchObject([{ after: { source: report.id, earlier: original.id } }])
    expect(history?.occasions).toMatchObject([{ id: talks, name: 'The talks of the two ministers' }])
    expect(Object.keys(history?.sources ?? {}).sort()).toEqual([report.id, original.id].sort())
  }))

test('why a vote was found sound or not stays between its author and who decides; that it was, and by whom, is told', () =>
  rolledBack(db, async (tx) => {
    const moderator = await person(tx, 'moderator')
    const voteId = await votedOnProbation(tx)
    await markVote(tx, moderator, { key: newKey(), voteId, sound: 'no', reason: MARKED })
    const [vote] = await tx.select().from(votes).where(eq(votes.id, voteId))
    const [place] = await tx
      .select({ slug: events.slug })
      .from(claims)
      .innerJoin(events, eq(events.id, claims.eventId))
      .where(eq(claims.id, vote?.claimId as string))
    const history = await listEntries(tx, place?.slug as string, all)
    expect(history?.items.at(-1)).toMatchObject({
      ...{ kind: 'vote.marked', actor: moderator.handle, gone: false },
      after: { person: vote?.reviewerId, sound: false },
    })
    expect(JSON.stringify(history)).not.toContain(MARKED)
  }))

test('a page of many lines asks no more than a page of few', async () => {
  const { author, slug, eventId, original, passedOn, whispered } = await rumour(db)
  const asking = async () => {
    queries.length = 0
    const history = await listEntries(watched, slug, all)
    return { lines: history?.items.length, queries: queries.length }
  }
  await linked(db, author, eventId, passedOn, original.id, whispered)
  const few = await asking()
  for (let turn = 0; turn < 12; turn += 1) {
    await linked(db, author, eventId, passedOn, original.id, turn % 2 ? whispered : undefined)
  }
  const many = await asking()
  expect(many.lines).toBeGreaterThan((few.lines ?? 0) + 10)
  expect(many.queries).toBeLessThanOrEqual(few.queries)
  expect(many.queries).toBeLessThan(15)
})
