import type { Removal } from '../../domain/removal'
import type { Db } from '../client'
import * as schema from '../schema'
import { graphOf } from './graph'
import { log } from './log'

/** All tables that the record is kept in, read on their own, not through what commands read by. */
export type Record = Awaited<ReturnType<typeof readRecord>>

export async function readRecord(db: Db) {
  return {
    lines: await log(db),
    users: await db.select().from(schema.users),
    claims: await db.select().from(schema.claims),
    votes: await db.select().from(schema.votes),
    cited: await db.select().from(schema.voteEvidence),
    evidence: await db.select().from(schema.evidence),
    withdrawals: await db.select().from(schema.withdrawals),
    exclusions: await db.select().from(schema.exclusions),
    graph: await graphOf(db),
    recusals: await db.select().from(schema.recusals),
    interests: await db.select().from(schema.interests),
    interestEnds: await db.select().from(schema.interestEnds),
    interestsMet: await db.select().from(schema.interestsMet),
    verdicts: await db.select().from(schema.verdicts),
    disputes: await db.select().from(schema.disputes),
    rulings: await db.select().from(schema.rulings),
    holds: await db.select().from(schema.holds),
    held: await db.select().from(schema.heldVotes),
    suspensions: await db.select().from(schema.suspensions),
    suspensionAppeals: await db.select().from(schema.suspensionAppeals),
    upheldSuspensions: await db.select().from(schema.upheldSuspensions),
    reinstatements: await db.select().from(schema.reinstatements),
    marks: await db.select().from(schema.voteMarks),
    roleProposals: await db.select().from(schema.roleProposals),
    roleDecisions: await db.select().from(schema.roleDecisions),
    flags: await db.select().from(schema.flags),
    flagAnswers: await db.select().from(schema.flagAnswers),
    applications: await db.select().from(schema.applications),
    applicationDecisions: await db.select().from(schema.applicationDecisions),
    invitations: await db.select().from(schema.invitations),
    invitationEnds: await db.select().from(schema.invitationEnds),
    versions: await db.select().from(schema.sourceVersions),
    likenesses: await db.select().from(schema.likenesses),
    citations: await db.select().from(schema.citations),
    links: await db.select().from(schema.citationLinks),
    citationWithdrawals: await db.select().from(schema.citationWithdrawals),
    choices: await db.select().from(schema.suggestionChoices),
    occasions: await db.select().from(schema.occasions),
    dates: await db.select().from(schema.dates),
    dateWithdrawals: await db.select().from(schema.dateWithdrawals),
    notes: await db.select().from(schema.agentNotes),
    merges: await db.select().from(schema.agentMerges),
    moves: await db.select().from(schema.claimMoves),
    regroupings: await db.select().from(schema.regroupings),
    claimMerges: await db.select().from(schema.claimMerges),
    parties: await db.select().from(schema.parties),
    replies: await db.select().from(schema.replies),
    replyDecisions: await db.select().from(schema.replyDecisions),
    removals: await db.select().from(schema.removals),
    decisions: await db.select().from(schema.removalDecisions),
    withheld: await db.select().from(schema.withheldTexts),
  }
}

export function approvedOf(record: Record, kind: Removal) {
  const approved = new Set(record.decisions.filter((each) => each.approved).map((each) => each.removalId))
  return record.removals.filter((each) => each.kind === kind && approved.has(each.id))
}

/** The claim that a vote was cast on, wherever it bears now, and the number that it has there: by these the log knows it. */
export function castAs({ votes }: Record, vote: Record['votes'][number]): { claimId: string; ver: number } {
  const own = votes.filter(
    (each) =>
      each.reviewerId === vote.reviewerId && each.claimId === vote.claimId && each.carriedFrom === vote.carriedFrom,
  )
  const ver = own.filter(({ version }) => version <= vote.version).length
  return { claimId: vote.carriedFrom ?? vote.claimId, ver }
}
