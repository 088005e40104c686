import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Db } from '../client'
import { castVote } from '../commands/cast-vote'
import { chooseHandle } from '../commands/choose-handle'
import { decideApplication } from '../commands/decide-application'
import { decideRole } from '../commands/decide-role'
import { makeInvitation } from '../commands/make-invitation'
import { markVote } from '../commands/mark-vote'
import { proposeRole } from '../commands/propose-role'
import { revokeInvitation } from '../commands/revoke-invitation'
import { takeInvitation } from '../commands/take-invitation'
import { applications, claims, invitations, roleProposals, users, votes } from '../schema'
import { applied, newToken } from './people'

const SENTENCE = 'A sentence that is long enough for every field there is.'

type Who = { id: string }
type Chance = {
  any: <T>(all: readonly T[]) => T
  staff: Record<'moderators' | 'judges' | 'admins', readonly Who[]>
  /** A handle of its own, for whoever comes. */
  handle: () => string
}

/** How people become reviewers, by chance: each deed with how often it is done. */
export function peopleDeeds(db: Db, { any, staff, handle }: Chance): [number, () => Promise<unknown>][] {
  const key = () => randomUUID()
  const tokens: string[] = []
  const comers: Who[] = []
  const inviting = [...staff.moderators, ...staff.judges, ...staff.admins]
  const invite = async () => {
    const token = newToken()
    await makeInvitation(db, any(inviting), { key: key(), invitationId: key(), token })
    tokens.push(token)
  }
  const comer = async () => {
    const name = handle()
    const [row] = await db
      .insert(users)
      .values({ email: `${name}@example.org` })
      .returning({ id: users.id })
    const who = { id: row?.id as string }
    await chooseHandle(db, who, { key: key(), handle: name })
    return who
  }
  return [
    [2, invite],
    [
      2,
      async () => {
        const role = any(['moderator', 'reviewer', 'reader'] as const)
        await proposeRole(db, any(staff.admins), {
          key: key(),
          personId: any(staff.moderators).id,
          role,
          reason: SENTENCE,
        })
      },
    ],
    [
      2,
      async () => {
        const { id: proposalId } = any(await db.select({ id: roleProposals.id }).from(roleProposals))
        const decision = any(['approved', 'declined'] as const)
        await decideRole(db, any(staff.admins), { key: key(), proposalId, decision, reason: SENTENCE })
      },
    ],
    [
      4,
      async () => {
        const { id: claimId } = any(await db.select({ id: claims.id }).from(claims))
        const asked = { key: key(), claimId, base: 0, verdict: 'unverified' as const, reason: SENTENCE, evidence: [] }
        await castVote(db, any(comers), asked)
      },
    ],
    [
      4,
      async () => {
        const theirs = eq(votes.reviewerId, any(comers).id)
        const { id: voteId } = any(await db.select({ id: votes.id }).from(votes).where(theirs))
        const by = any([...staff.moderators, ...staff.judges])
        await markVote(db, by, { key: key(), voteId, sound: any(['yes', 'yes', 'no'] as const), reason: SENTENCE })
      },
    ],
    [
      2,
      async () => {
        const token = any(tokens)
        if (!token) return
        const who = await comer()
        await takeInvitation(db, who, { key: key(), token })
        comers.push(who)
      },
    ],
    [2, async () => applied(db, await comer())],
    [
      2,
      async () => {
        const { id: applicationId } = any(await db.select({ id: applications.id }).from(applications))
        const decision = any(['accepted', 'refused'] as const)
        await decideApplication(db, any(inviting), { key: key(), applicationId, decision, reason: SENTENCE })
      },
    ],
    [
      1,
      async () => {
        const by = any(inviting)
        const own = await db.select({ id: invitations.id }).from(invitations).where(eq(invitations.madeBy, by.id))
        await revokeInvitation(db, by, { key: key(), invitationId: any(own).id })
      },
    ],
  ]
}
