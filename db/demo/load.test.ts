import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { agents, claims, events, eventTexts } from '../schema'
import { agent, freshDb } from '../testing'
import { loadDemo } from './load'
import { STORIES } from './stories'

const { db, close } = await freshDb()
afterAll(close)

test('the demonstration set shows each kind of verdict, as its stories mean it', async () => {
  const own = new Set(STORIES.flatMap((story) => story.agents ?? []).map(({ id }) => id))
  const spoken = STORIES.flatMap((story) => [
    ...Object.values(story.sources).map(({ publisher }) => publisher),
    ...Object.values(story.evidence).map(({ speaker }) => speaker),
    ...Object.values(story.citations ?? {}).flatMap(({ agent, via = [] }) => [agent, ...via]),
  ])
  for (const id of new Set(spoken)) if (!own.has(id)) await agent(db, id)

  expect(await loadDemo(db)).toBe(true)
  const rows = await db
    .select({
      title: eventTexts.title,
      position: claims.position,
      state: claims.state,
      verdict: claims.verdict,
      because: claims.because,
      cast: claims.cast,
      demonstration: events.demonstration,
    })
    .from(claims)
    .innerJoin(events, sql`${events.id} = ${claims.eventId}`)
    .innerJoin(eventTexts, sql`${eventTexts.eventId} = ${events.id} and ${eventTexts.language} = 'en'`)
    .orderBy(events.openedAt, claims.position)
  expect(
    rows.map(
      ({ title, position, state, verdict, because, cast }) =>
        `${title} ${position}: ${state} ${verdict} ${because} ${cast}`,
    ),
  ).toEqual([
    'Qamar bridge closed to lorries 0: settled confirmed majority 4',
    'Two villages and one well 0: settled confirmed majority 3',
    'Two villages and one well 1: settled unverified party_denial_only 3',
    '“University of Mina shuts down” 0: settled denied majority 3',
    '“University of Mina shuts down” 1: settled confirmed majority 3',
    'The ferry Amal, said to have sunk 0: settled denied majority 4',
    'No water at Tell Zaytun 0: under_review unverified no_votes 2',
    'The governor of Sahl, said to have resigned 0: ruled unverified ruled 4',
    'The fire in Bab al-Rih market 0: disputed unverified no_majority 4',
    'Turkish and Syrian officers at Hmeimim 0: settled unverified one_unnamed_origin 5',
    'Turkish and Syrian officers at Hmeimim 1: settled confirmed majority 3',
    'Turkish and Syrian officers at Hmeimim 2: under_review unverified no_votes 1',
  ])
  expect(rows.every((row) => row.demonstration)).toBe(true)
  expect(await loadDemo(db)).toBe(false)
  expect((await db.select({ id: agents.id }).from(agents)).length).toBeGreaterThan(own.size)
})
