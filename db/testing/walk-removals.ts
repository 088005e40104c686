import type { Db } from '../client'
import { decideRemoval } from '../commands/decide-removal'
import { proposeErasure } from '../commands/propose-erasure'
import { proposeShowing } from '../commands/propose-showing'
import { proposeWithholding } from '../commands/propose-withholding'
import { disputes, evidence, removals, votes } from '../schema'
import { type Deeds, SENTENCE, type World } from './walk-world'

/** What is withheld, shown again or forgotten, by chance. */
export function removalDeeds(db: Db, world: World): Deeds {
  const { any, chance, key, staff, agents, sources, citations, occasions, claimIds } = world
  const removalId = async () => any(await db.select({ id: removals.id }).from(removals)).id
  const withhold = async () => {
    const pieces = await db.select({ id: evidence.id }).from(evidence)
    const cast = await db.select({ id: votes.id }).from(votes)
    const claim = any(await claimIds())
    const cases = await db.select({ id: disputes.id }).from(disputes)
    const about = any([
      `evidence:${any(pieces)?.id}`,
      `vote:${any(cast)?.id}`,
      `claim:${claim.id}:en`,
      `event:${claim.eventId}:en`,
      `statement:${any(cases)?.id}`,
      `citation:${any(citations)}`,
      `source:${any(sources).id}`,
      `agent:${any(agents)}`,
      `occasion:${any(occasions)?.id}`,
    ])
    const code = any(['court_order', 'privacy'] as const)
    await proposeWithholding(db, any(staff.judges), { key: key(), about, code, reason: SENTENCE })
  }
  return [
    [2, withhold],
    [
      1,
      async () => {
        const personId = any(staff.reviewers).id
        const by = chance(0.3) ? { id: personId } : any(staff.judges)
        await proposeErasure(db, by, { key: key(), personId, code: 'asked', reason: SENTENCE })
      },
    ],
    [
      1,
      async () => proposeShowing(db, any(staff.judges), { key: key(), removalId: await removalId(), reason: SENTENCE }),
    ],
    [
      4,
      async () => {
        const decision = chance(0.7) ? ('approved' as const) : ('declined' as const)
        const asked = { key: key(), removalId: await removalId(), decision, reason: SENTENCE }
        await decideRemoval(db, any(staff.admins), asked)
      },
    ],
  ]
}
