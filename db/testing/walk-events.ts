import { eq } from 'drizzle-orm'
import type { Db } from '../client'
import { addClaim } from '../commands/add-claim'
import { dateEvent } from '../commands/date-event'
import { describeEvent } from '../commands/describe-event'
import { mergeClaims } from '../commands/merge-claims'
import { mergeEvents } from '../commands/merge-events'
import { partClaims } from '../commands/part-claims'
import { partEvents } from '../commands/part-events'
import { splitEvent } from '../commands/split-event'
import { wordClaim } from '../commands/word-claim'
import { claimMerges, regroupings } from '../schema'
import { type Deeds, SENTENCE, type World } from './walk-world'

/** Events, what they are called and where their claims stand, by chance. */
export function eventDeeds(db: Db, world: World): Deeds {
  const { any, key, staff, everyone, claimIds, allEvents, eventId, open } = world
  return [
    [1, open],
    [
      1,
      async () => addClaim(db, any(everyone), { key: key(), eventId: await eventId(), language: 'en', text: SENTENCE }),
    ],
    [
      1,
      async () => {
        const { id: claimId } = any(await claimIds())
        await wordClaim(db, any(everyone), {
          key: key(),
          claimId,
          language: any(['en', 'tr'] as const),
          text: SENTENCE,
        })
      },
    ],
    [
      1,
      async () => {
        // What most is said of stays where it is.
        const [from, to] = [any((await allEvents()).slice(1)), any(await allEvents())]
        await mergeEvents(db, any(staff.judges), { key: key(), eventId: from.id, into: to.slug, reason: SENTENCE })
      },
    ],
    [
      1,
      async () => {
        const merges = await db.select().from(regroupings).where(eq(regroupings.kind, 'merged'))
        await partEvents(db, any(staff.judges), { key: key(), eventId: any(merges).fromEvent, reason: SENTENCE })
      },
    ],
    [
      1,
      async () => {
        const { id, eventId } = any(await claimIds())
        const asked = { key: key(), eventId, claims: [id], language: 'en' as const, title: SENTENCE, reason: SENTENCE }
        await splitEvent(db, any(staff.judges), asked)
      },
    ],
    [
      3,
      async () => {
        const all = await claimIds()
        const goes = any(all)
        const { id: into } = any(all.filter(({ id, eventId }) => eventId === goes.eventId && id !== goes.id))
        await mergeClaims(db, any(staff.judges), { key: key(), claimId: goes.id, into, reason: SENTENCE })
      },
    ],
    [
      1,
      async () => {
        const { claimId } = any(await db.select().from(claimMerges))
        await partClaims(db, any(staff.judges), { key: key(), claimId, reason: SENTENCE })
      },
    ],
    [
      1,
      async () =>
        describeEvent(db, any(everyone), {
          key: key(),
          eventId: await eventId(),
          language: any(['en', 'tr'] as const),
          title: SENTENCE,
        }),
    ],
    [
      1,
      async () =>
        dateEvent(db, any(everyone), { key: key(), eventId: await eventId(), when: '2024-06', until: '2024-07' }),
    ],
  ]
}
