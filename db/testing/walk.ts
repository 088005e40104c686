import { Refusal } from '../../domain/refusal'
import type { Db } from '../client'
import { agentMerges } from '../schema'
import { agentDeeds } from './walk-agents'
import { caseDeeds } from './walk-cases'
import { claimDeeds } from './walk-claims'
import { eventDeeds } from './walk-events'
import { flagDeeds } from './walk-flags'
import { peopleDeeds } from './walk-people'
import { readingDeeds } from './walk-readings'
import { removalDeeds } from './walk-removals'
import { replyDeeds } from './walk-replies'
import { round } from './walk-round'
import { standingDeeds } from './walk-standing'
import { type Deeds, makeWorld } from './walk-world'

/** How often a deed that was not done by chance is asked again. */
const TRIES = 50

/** So many deeds of people who joined by their own deed, chosen by a seed, and each kind at least once: whatever is refused was no deed. */
export async function walk(db: Db, seed: number, deeds: number): Promise<void> {
  const world = await makeWorld(db, seed)
  const { any, chance, everyone, staff, agents, handle } = world
  const { judges } = staff
  const deedsOf: Deeds = [
    ...claimDeeds(db, world),
    ...eventDeeds(db, world),
    ...agentDeeds(db, world),
    ...readingDeeds(db, world),
    ...standingDeeds(db, world),
    ...removalDeeds(db, world),
    ...caseDeeds(db, { any, chance, everyone, judges }),
    ...flagDeeds(db, { any, everyone, judges }),
    ...replyDeeds(db, { any, judges }),
    ...peopleDeeds(db, { any, staff, handle }),
  ]
  const bag = deedsOf.flatMap(([times, deed]) => Array.from({ length: times }, () => deed))
  const done = new Set<() => Promise<unknown>>()
  const attempt = async (deed: () => Promise<unknown>) => {
    await deed().then(
      () => done.add(deed),
      (error) => {
        if (!(error instanceof Refusal) && !isMissing(error)) throw error
      },
    )
  }
  for (let n = 0; n < deeds; n += 1) await attempt(any(bag))
  const merged = (await db.select({ id: agentMerges.merged }).from(agentMerges)).map(({ id }) => id)
  await round(db, { ...staff, agents: agents.filter((id) => !merged.includes(id)).slice(0, 2), handle })
  // What chance left out, or only asked where it was refused, is asked until it is done.
  for (const [, deed] of deedsOf) for (let n = 0; n < TRIES && !done.has(deed); n += 1) await attempt(deed)
}

/** There was nothing yet to choose from. */
const isMissing = (error: unknown) => error instanceof TypeError
