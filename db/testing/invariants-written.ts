import assert from 'node:assert/strict'
import type { InvitationEnd } from '../../domain/invitation'
import type { Regrouping } from '../../domain/regrouping'
import type { Effect } from '../../domain/thing'
import { approvedOf, castAs, type Record } from './record'

/** One entry a row and one row an entry. */
export function assertWritten(record: Record): void {
  const rows: { [kind: string]: string[] } = {
    'vote.cast': record.votes.map((vote) => {
      const { claimId, ver } = castAs(record, vote)
      return `vote:${claimId}:${vote.reviewerId} ${ver}`
    }),
    'verdict.changed': record.verdicts.map((verdict) => `claim:${verdict.claimId} ${verdict.version}`),
    'claim.settled': record.claims.filter((claim) => claim.settledAt).map((claim) => `claim:${claim.id} 1`),
    'evidence.attached': record.evidence.map((piece) => `evidence:${piece.id} 1`),
    'evidence.withdrawn': record.withdrawals.map((each) => `evidence:${each.evidenceId} 1`),
    'interest.declared': record.interests.map((each) => `interest:${each.id} 1`),
    'interest.ended': record.interestEnds.map((each) => `interest:${each.interestId} 1`),
    'interest.met': record.interestsMet.map((each) => `interest:${each.carriedFrom ?? each.claimId}:${each.userId} 1`),
    'thing.excluded': effectsIn(record, 'excluded'),
    'thing.readmitted': effectsIn(record, 'readmitted'),
    'reviewer.recused': record.recusals.map((each) => `recusal:${each.carriedFrom ?? each.claimId}:${each.userId} 1`),
    'party.named': record.parties.map((party) => `party:${party.id} 1`),
    'reply.given': record.replies.map(({ id }) => `reply:${id} 1`),
    'reply.accepted': repliesDecided(record, true),
    'reply.refused': repliesDecided(record, false),
    'dispute.opened': record.disputes.map((dispute) => `dispute:${dispute.id} 1`),
    'dispute.ruled': record.rulings.map((ruling) => `dispute:${ruling.disputeId} ${ruling.stage === 'first' ? 1 : 2}`),
    'person.suspended': record.suspensions.map((each) => `suspension:${each.id} 1`),
    'suspension.appealed': record.suspensionAppeals.map((each) => `suspension:${each.suspensionId} 1`),
    'suspension.upheld': record.upheldSuspensions.map((each) => `suspension:${each.suspensionId} 1`),
    'person.reinstated': record.reinstatements.map((each) => `suspension:${each.suspensionId} 1`),
    'vote.marked': marksIn(record),
    'role.proposed': record.roleProposals.map((each) => `proposal:${each.id} 1`),
    'role.declined': record.roleDecisions
      .filter((each) => !each.approved)
      .map((each) => `proposal:${each.proposalId} 1`),
    'flag.raised': record.flags.map((each) => `flag:${each.id} 1`),
    'flag.answered': record.flagAnswers.map((each) => `answer:${each.id} 1`),
    'application.made': record.applications.map((each) => `application:${each.id} 1`),
    'application.accepted': decided(record, true),
    'application.refused': decided(record, false),
    'invitation.made': record.invitations.map((each) => `invitation:${each.id} 1`),
    'invitation.taken': endedBy(record, 'taken'),
    'invitation.revoked': endedBy(record, 'revoked'),
    'source.corrected': record.versions
      .filter(({ version }) => version > 1)
      .map(({ sourceId, version }) => `source:${sourceId} ${version - 1}`),
    'report.likened': record.likenesses.map((each) => `report:${each.sourceId}:${each.earlierId} ${each.version}`),
    'citation.recorded': record.citations.map((citation) => `citation:${citation.id} 1`),
    'citation.linked': record.links.map((link) => `citation:${link.citationId} ${link.version}`),
    'citation.withdrawn': record.citationWithdrawals.map((each) => `citation:${each.citationId} 1`),
    'suggestion.refused': record.choices
      .filter(({ choice }) => choice === 'refused')
      .map((choice) => `suggestion:${choice.id} 1`),
    'occasion.named': record.occasions.map((occasion) => `occasion:${occasion.id} 1`),
    'date.recorded': record.dates.map((date) => `date:${date.id} 1`),
    'date.withdrawn': record.dateWithdrawals.map((each) => `date:${each.dateId} 1`),
    'agent.noted': record.notes.map((note) => `agent:${note.agentId}:${note.language} ${note.version}`),
    'claim.moved': record.moves.map((move) => `claim:${move.claimId} ${move.version}`),
    'event.merged': regroupedAs(record, 'merged'),
    'event.parted': regroupedAs(record, 'parted'),
    'event.split': regroupedAs(record, 'split'),
    'claim.merged': claimMergesAs(record, false),
    'claim.parted': claimMergesAs(record, true),
    'agent.merged': record.merges.map((merge) => `agent:${merge.merged} 1`),
    'removal.proposed': record.removals.map((each) => `removal:${each.id} 1`),
    'removal.declined': record.decisions.filter((each) => !each.approved).map((each) => `removal:${each.removalId} 1`),
    'person.erased': approvedOf(record, 'erase').map(({ about }) => `${about} 1`),
    'content.withheld': approvedOf(record, 'withhold').map(({ id }) => `removal:${id} 1`),
    'content.shown': approvedOf(record, 'show').map(({ about }) => `${about} 1`),
    'round.opened': record.claims.flatMap(({ id, round }) =>
      Array.from({ length: round - 1 }, (_, before) => `claim:${id} ${before + 1}`),
    ),
  }
  for (const [kind, expected] of Object.entries(rows)) {
    const found = record.lines.filter((line) => line.kind === kind).map(({ subject, ver }) => `${subject} ${ver}`)
    assert.deepEqual(found.sort(), expected.sort(), kind)
  }
}

/** The marks of one vote are numbered. */
function marksIn({ marks }: Record): string[] {
  const seen = new Map<string, number>()
  return marks.map(({ claimId, reviewerId }) => {
    const subject = `vote:${claimId}:${reviewerId}`
    seen.set(subject, (seen.get(subject) ?? 0) + 1)
    return `${subject} ${seen.get(subject)}`
  })
}

function decided({ applicationDecisions }: Record, accepted: boolean) {
  return applicationDecisions
    .filter((each) => each.accepted === accepted)
    .map((each) => `application:${each.applicationId} 1`)
}

function effectsIn({ exclusions }: Record, effect: Effect) {
  const those = exclusions.filter((each) => each.effect === effect)
  return those.map(({ thing, thingId, version }) => `${thing}:${thingId} ${Math.ceil(version / 2)}`)
}

function repliesDecided({ replyDecisions }: Record, accepted: boolean) {
  return replyDecisions.filter((each) => each.accepted === accepted).map(({ replyId }) => `reply:${replyId} 1`)
}

function endedBy(record: Record, end: InvitationEnd) {
  return record.invitationEnds.filter((each) => each.end === end).map((each) => `invitation:${each.invitationId} 1`)
}

function claimMergesAs(record: Record, parted: boolean) {
  const those = record.claimMerges.filter(({ undoes }) => (undoes !== null) === parted)
  return those.map(({ id }) => `claim_merge:${id} 1`)
}

function regroupedAs(record: Record, kind: Regrouping) {
  return record.regroupings.filter((each) => each.kind === kind).map(({ id }) => `regrouping:${id} 1`)
}
