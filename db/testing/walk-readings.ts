import type { Db } from '../client'
import { likenReport } from '../commands/liken-report'
import { linkCitation } from '../commands/link-citation'
import { nameOccasion } from '../commands/name-occasion'
import { recordCitation } from '../commands/record-citation'
import { recordDate } from '../commands/record-date'
import { refuseSuggestion } from '../commands/refuse-suggestion'
import { withdrawCitation } from '../commands/withdraw-citation'
import { withdrawDate } from '../commands/withdraw-date'
import { citations as recorded } from '../schema'
import { type Deeds, letters, SENTENCE, type World } from './walk-world'

/** What is read out of sources, by chance: citations, likenesses, dates and what was proposed. */
export function readingDeeds(db: Db, world: World): Deeds {
  const { any, some, chance, below, key, everyone, reviewing, agents, sources, citations, dates, occasions, eventId } =
    world
  const cite = async () => {
    const { id: sourceId, text } = any(sources)
    const agent = chance(0.9) ? any(agents) : null
    const said = { agent, unnamed: chance(0.3), via: some(agents, 2), relation: 'quotes', act: 'claims' } as const
    const at = { eventId: await eventId(), sourceId, passage: text }
    const offered = chance(0.3) ? JSON.stringify({ ...said, via: [], start: 0, end: text.length }) : null
    citations.push((await recordCitation(db, any(reviewing), { key: key(), ...at, ...said, offered } as never)).id)
  }
  const link = async () => {
    const to = { citedSource: chance(0.9) ? any(sources).id : null, citedCitation: null }
    await linkCitation(db, any(reviewing), { key: key(), eventId: await eventId(), citationId: any(citations), ...to })
  }
  const linkFurther = async () => {
    const { id, sourceId } = any(await db.select({ id: recorded.id, sourceId: recorded.sourceId }).from(recorded))
    const to = { citedSource: sourceId, citedCitation: id }
    await linkCitation(db, any(reviewing), { key: key(), eventId: await eventId(), citationId: any(citations), ...to })
  }
  const date = async (
    eventId: string,
    occasionId: string | null,
    time: { value: string | null; countedFrom: string | null; days: string; zone?: string },
  ) => {
    const { id: sourceId, text } = any(sources)
    const offered = chance(0.5) ? JSON.stringify({ value: '2024-06', precision: 'month', start: 0, end: 6 }) : null
    const asked = { key: key(), eventId, sourceId, passage: text, role: 'happened' as const, occasionId, offered }
    dates.push((await recordDate(db, any(everyone), { zone: null, ...asked, ...time })).id)
  }
  return [
    [4, cite],
    [3, link],
    [2, linkFurther],
    [1, async () => withdrawCitation(db, any(everyone), { key: key(), citationId: any(citations), reason: SENTENCE })],
    [
      2,
      async () => {
        const pair = { sourceId: any(sources).id, earlierId: any(sources).id }
        await likenReport(db, any(everyone), { key: key(), eventId: await eventId(), ...pair, relays: chance(0.8) })
      },
    ],
    [
      1,
      async () => {
        const name = `The talks of ${letters(below(1e6))}`
        const of = await eventId()
        const { id } = await nameOccasion(db, any(everyone), { key: key(), eventId: of, language: 'en', name })
        occasions.push({ id, eventId: of })
      },
    ],
    [2, async () => date(await eventId(), null, { value: '2024-06-11', countedFrom: null, days: '' })],
    [
      1,
      async () => {
        const { id, eventId } = any(occasions)
        await date(eventId, null, { value: null, countedFrom: id, days: '2' })
      },
    ],
    [
      1,
      async () => {
        const { id, eventId } = any(occasions)
        await date(eventId, id, { value: '2024-06-11T09:00', countedFrom: null, days: '', zone: 'Asia/Damascus' })
      },
    ],
    [1, async () => withdrawDate(db, any(everyone), { key: key(), dateId: any(dates), reason: SENTENCE })],
    [
      1,
      async () => {
        const offered = JSON.stringify({ value: '2024', precision: 'year', start: below(5), end: 9 })
        const asked = {
          key: key(),
          eventId: await eventId(),
          sourceId: any(sources).id,
          kind: 'date' as const,
          offered,
        }
        await refuseSuggestion(db, any(everyone), asked)
      },
    ],
  ]
}
