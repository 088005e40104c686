import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { DAYS } from '../../domain/dispute'
import type { Outcome } from '../../domain/ruling'
import { advanceCase } from '../advance'
import type { Db } from '../client'
import { appealRuling } from '../commands/appeal-ruling'
import { chooseHandle } from '../commands/choose-handle'
import { decideApplication } from '../commands/decide-application'
import { decideRole } from '../commands/decide-role'
import { decideSuspension } from '../commands/decide-suspension'
import { giveRole } from '../commands/give-role'
import { markVote } from '../commands/mark-vote'
import { mergeEvents } from '../commands/merge-events'
import { releaseCase } from '../commands/release-case'
import { revokeInvitation } from '../commands/revoke-invitation'
import { rule } from '../commands/rule'
import { stateCase } from '../commands/state-case'
import { takeCase } from '../commands/take-case'
import { regroupings } from '../schema'
import { claimNow, dispute, event, excluded, heard, inDays, newcomer, openCase, piece, source, vote } from '../testing'
import { citation, date } from './chain'
import { appealed, applied, invitation, invited, roleProposed, staffed } from './people'
import { declined, erased, proposed, shown, withheld } from './removals'

type Who = { id: string }
type Round = {
  judges: readonly Who[]
  admins: readonly Who[]
  agents: readonly string[]
  /** A handle of its own, for whoever comes. */
  handle: () => string
}

const SENTENCE = 'A sentence that is long enough for every field there is, ruling and all.'

/**
 * What chance seldom brings together, on a claim of its own: votes that are held and let count, a date that a ruling excludes, a merge that one undoes, a case that goes through every state,
 * another that somebody has taken; somebody invited, marked and forgotten; a thing withheld and shown again. So no table is empty.
 */
export async function round(db: Db, { judges, admins, agents, handle }: Round): Promise<void> {
  const key = () => randomUUID()
  const [one, two, three, four] = judges as [Who, Who, Who, Who]
  const [admin, other] = admins as [Who, Who]
  const come = async () => {
    const who = await newcomer(db)
    await chooseHandle(db, who, { key: key(), handle: handle() })
    return who
  }
  const reviewer = async () => {
    const who = await come()
    await giveRole(db, 'operator', { key: key(), personId: who.id, role: 'reviewer' })
    return who
  }
  const [first, second, third] = [await reviewer(), await reviewer(), await reviewer()]
  const guest = await come()
  await invited(db, one, guest)
  await revokeInvitation(db, one, { key: key(), invitationId: (await invitation(db, one)).id })
  for (const decision of ['accepted', 'refused'] as const) {
    const applicationId = await applied(db, await come())
    await decideApplication(db, two, { key: key(), applicationId, decision, reason: SENTENCE })
  }
  const [passing, staying] = [await come(), await come()]
  const lifted = { suspensionId: await appealed(db, admin, passing), decision: 'lifted' as const, reason: '' }
  await decideSuspension(db, other, { key: key(), ...lifted })
  const upheld = { suspensionId: await appealed(db, admin, staying), decision: 'upheld' as const, reason: SENTENCE }
  await decideSuspension(db, other, { key: key(), ...upheld })

  const { claimId, eventId, slug } = await event(db, first)
  const from = await source(db, first)
  const [speaker = '', through = ''] = agents
  const supports = [await piece(db, first, claimId, { speaker }, from)]
  const denies = [await piece(db, first, claimId, { speaker, stance: 'denies' }, from)]
  await citation(db, first, { eventId, sourceId: from.id }, { agent: speaker, via: [through] })
  for (const who of [first, second, third]) await vote(db, who, claimId, 'confirmed', supports)
  const { id: voteId } = await vote(db, guest, claimId, 'confirmed', supports)
  await markVote(db, two, { key: key(), voteId, sound: 'yes', reason: SENTENCE })
  for (const who of [first, second, third]) await vote(db, who, claimId, 'denied', denies, 1)

  const disputeId = (await openCase(db, claimId))?.id as string
  const decide = async (by: Who, outcome: Outcome) => {
    await takeCase(db, by, { key: key(), disputeId })
    const { verdictVersion } = await claimNow(db, claimId)
    const asked = { key: key(), disputeId, verdictVersion, outcome, verdict: null, reason: SENTENCE }
    await rule(db, by, { ...asked, evidence: denies })
  }
  await advanceCase(db, disputeId)
  const plea = { plea: 'change' as const, text: SENTENCE, evidence: denies }
  await stateCase(db, second, { key: key(), disputeId, base: 0, ...plea })
  await heard(db, disputeId)
  await takeCase(db, four, { key: key(), disputeId })
  await releaseCase(db, four, { key: key(), disputeId })
  await decide(one, 'dismissed')
  await decide(two, 'dismissed')
  await appealRuling(db, second, { key: key(), disputeId, statement: SENTENCE })
  await decide(three, 'upheld')
  await decide(four, 'upheld')
  await advanceCase(db, disputeId, inDays(DAYS.ruled))
  await excluded(db, second, `date:${await date(db, first, { eventId, sourceId: from.id })}`, 'wrong_date', judges)
  const twin = await event(db, second)
  await mergeEvents(db, one, { key: key(), eventId: twin.eventId, into: slug, reason: SENTENCE })
  const [merge] = await db.select().from(regroupings).where(eq(regroupings.fromEvent, twin.eventId))
  await excluded(db, third, `regrouping:${merge?.id}`, 'two_events', judges.slice(1))
  await piece(db, first, claimId, { speaker }, from)
  const next = await dispute(db, third, claimId)
  await heard(db, next)
  await takeCase(db, one, { key: key(), disputeId: next })

  await shown(db, one, admin, await withheld(db, one, admin, `evidence:${supports[0]}`))
  await withheld(db, one, admin, `evidence:${denies[0]}`)
  await declined(db, admin, await proposed(db, two, `evidence:${supports[0]}`))
  await erased(db, one, admin, guest.id)
  await staffed(db, admin, other, first, 'moderator')
  const proposalId = await roleProposed(db, admin, second.id, 'moderator')
  await decideRole(db, other, { key: key(), proposalId, decision: 'declined', reason: SENTENCE })
}
