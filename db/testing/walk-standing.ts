import { desc, eq } from 'drizzle-orm'
import { INTEREST_KINDS } from '../../domain/interest'
import type { Db } from '../client'
import { appealSuspension } from '../commands/appeal-suspension'
import { decideSuspension } from '../commands/decide-suspension'
import { declareInterest } from '../commands/declare-interest'
import { endInterest } from '../commands/end-interest'
import { giveRole } from '../commands/give-role'
import { reinstate } from '../commands/reinstate'
import { suspend } from '../commands/suspend'
import { interests, suspensionAppeals, users } from '../schema'
import { type Deeds, SENTENCE, type World } from './walk-world'

/** Interests, suspensions and roles, by chance. */
export function standingDeeds(db: Db, world: World): Deeds {
  const { any, chance, key, staff, everyone, agents } = world
  const declared = async () => (await db.select({ id: interests.id }).from(interests)).map(({ id }) => id)
  return [
    [
      1,
      async () =>
        declareInterest(db, any(staff.reviewers), {
          key: key(),
          kind: any(INTEREST_KINDS),
          agent: any(agents),
          country: null,
        } as never),
    ],
    [1, async () => endInterest(db, any(staff.reviewers), { key: key(), interestId: any(await declared()) })],
    [
      1,
      async () => suspend(db, any(staff.admins), { key: key(), personId: any(staff.reviewers).id, reason: SENTENCE }),
    ],
    [
      2,
      async () => {
        const [first] = await db.select().from(suspensionAppeals).orderBy(desc(suspensionAppeals.at)).limit(1)
        if (!first || chance(0.5)) {
          const who = any(await db.select({ id: users.id }).from(users).where(eq(users.suspended, true)))
          return appealSuspension(db, who, { key: key(), statement: SENTENCE })
        }
        const decision = any(['lifted', 'upheld'] as const)
        const { suspensionId } = first
        return decideSuspension(db, any(staff.admins), { key: key(), suspensionId, decision, reason: SENTENCE })
      },
    ],
    [2, async () => reinstate(db, any(staff.admins), { key: key(), personId: any(everyone).id })],
    [
      1,
      async () =>
        giveRole(db, any([...staff.admins, 'operator' as const]), {
          key: key(),
          personId: any(staff.reviewers).id,
          role: any(['reviewer', 'reviewer', 'moderator', 'reader'] as const),
          reason: SENTENCE,
        }),
    ],
  ]
}
