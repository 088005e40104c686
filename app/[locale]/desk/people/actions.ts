'use server'

import { invitationToken } from '../../../../auth/invitation'
import type { Db } from '../../../../db/client'
import { decideApplication } from '../../../../db/commands/decide-application'
import { decideRole } from '../../../../db/commands/decide-role'
import { decideSuspension } from '../../../../db/commands/decide-suspension'
import { giveRole } from '../../../../db/commands/give-role'
import { makeInvitation } from '../../../../db/commands/make-invitation'
import { markVote } from '../../../../db/commands/mark-vote'
import { proposeRole } from '../../../../db/commands/propose-role'
import { reinstate } from '../../../../db/commands/reinstate'
import { revokeInvitation } from '../../../../db/commands/revoke-invitation'
import { suspend } from '../../../../db/commands/suspend'
import { form } from '../../../door'

type Asked = { personId?: unknown }

/** The deed, and to whom it was done, so that the page can say so in their row. */
const to =
  <Input extends object>(command: (db: Db, actor: { id: string }, asked: Input) => Promise<unknown>) =>
  async (db: Db, actor: { id: string }, asked: Input & Asked) => {
    await command(db, actor, asked)
    return { personId: String(asked.personId) }
  }

const rowOf = ({ personId }: { personId: string }, page: URL) => {
  page.searchParams.set('person', personId)
  page.hash = `person-${personId}`
}

export const give = form(to(giveRole), {
  then: (answer, page) => {
    rowOf(answer, page)
    return 'role_given'
  },
})

export const stop = form(to(suspend), {
  then: (answer, page) => {
    rowOf(answer, page)
    return 'suspended_now'
  },
})

export const lift = form(to(reinstate), {
  then: (answer, page) => {
    rowOf(answer, page)
    return 'reinstated'
  },
})

export const invite = form(
  (db: Db, actor: { id: string }, asked: Omit<Parameters<typeof makeInvitation>[2], 'token'>) =>
    makeInvitation(db, actor, { ...asked, token: invitationToken(String(asked.invitationId)) }),
  { then: () => 'invitation_made' },
)

export const revoke = form(revokeInvitation, { then: () => 'invitation_revoked' })

export const mark = form(markVote, { then: ({ ended }) => (ended ? 'probation_ended' : 'vote_marked') })

export const decideOn = form(decideApplication, {
  then: ({ accepted }) => (accepted ? 'application_accepted' : 'application_refused'),
})

export const propose = form(to(proposeRole), {
  then: (answer, page) => {
    rowOf(answer, page)
    return 'role_proposed'
  },
})

export const decide = form(decideRole, { then: ({ approved }) => (approved ? 'role_approved' : 'role_declined') })

export const decideAppeal = form(decideSuspension, {
  then: ({ lifted }) => (lifted ? 'suspension_lifted' : 'suspension_upheld'),
})
