import assert from 'node:assert/strict'
import { ballotCommitment, textCommitment } from '../../domain/audit'
import { stateOf } from '../../domain/claim'
import type { InvitationEnd } from '../../domain/invitation'
import { type Attached, traced } from '../../domain/provenance'
import type { Regrouping } from '../../domain/regrouping'
import { goneIn, type Removal } from '../../domain/removal'
import type { Effect } from '../../domain/thing'
import { QUORUM } from '../../domain/verdict'
import { judge, type Vote } from '../../domain/vote'
import { asItStands } from '../claim'
import type { Db } from '../client'
import * as schema from '../schema'
import { graphOf } from './graph'
import { type Line, log } from './log'

type Record = Awaited<ReturnType<typeof readRecord>>

/**
 * The record held against itself: every row has its entry and every entry its row, versions have no gap, and the rule,
 * applied anew to the tables, says what the claims say. It reads the tables on its own, not through what commands read by.
 * Throws at the first thing that does not hold.
 */
export async function assertRecordHolds(db: Db): Promise<void> {
  const record = await readRecord(db)
  assertNumbered(record.lines)
  assertWritten(record)
  assertChosen(record)
  assertForgotten(record)
  for (const claim of record.claims) assertClaim(record, claim)
  for (const user of record.users) {
    const lifted = new Set(record.reinstatements.map((each) => each.suspensionId))
    const open = record.suspensions.filter((each) => each.userId === user.id && !lifted.has(each.id))
    assert.equal(open.length, user.suspended ? 1 : 0, `suspensions of ${user.handle}`)
  }
}

async function readRecord(db: Db) {
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
    parties: await db.select().from(schema.parties),
    replies: await db.select().from(schema.replies),
    replyDecisions: await db.select().from(schema.replyDecisions),
    removals: await db.select().from(schema.removals),
    decisions: await db.select().from(schema.removalDecisions),
    withheld: await db.select().from(schema.withheldTexts),
  }
}

/** `ver` counts a subject's entries of a kind from 1, in the order of the log. */
function assertNumbered(lines: Line[]): void {
  const seen = new Map<string, number>()
  for (const { kind, subject, ver } of lines) {
    const name = `${kind} ${subject}`
    assert.equal(ver, (seen.get(name) ?? 0) + 1, name)
    seen.set(name, ver)
  }
}

/** One entry a row and one row an entry. */
function assertWritten(record: Record): void {
  const rows: { [kind: string]: string[] } = {
    'vote.cast': record.votes.map((vote) => `vote:${vote.claimId}:${vote.reviewerId} ${vote.version}`),
    'verdict.changed': record.verdicts.map((verdict) => `claim:${verdict.claimId} ${verdict.version}`),
    'claim.settled': record.claims.filter((claim) => claim.settledAt).map((claim) => `claim:${claim.id} 1`),
    'evidence.attached': record.evidence.map((piece) => `evidence:${piece.id} 1`),
    'evidence.withdrawn': record.withdrawals.map((each) => `evidence:${each.evidenceId} 1`),
    'interest.declared': record.interests.map((each) => `interest:${each.id} 1`),
    'interest.ended': record.interestEnds.map((each) => `interest:${each.interestId} 1`),
    'interest.met': record.interestsMet.map((each) => `interest:${each.claimId}:${each.userId} 1`),
    'thing.excluded': effectsIn(record, 'excluded'),
    'thing.readmitted': effectsIn(record, 'readmitted'),
    'reviewer.recused': record.recusals.map((each) => `recusal:${each.claimId}:${each.userId} 1`),
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

/** What rulings have excluded and none has readmitted. */
function excludedIn({ exclusions }: Record): string[] {
  const latest = new Map(
    exclusions.toSorted((one, other) => one.version - other.version).map((each) => [each.thingId, each]),
  )
  return [...latest.values()].flatMap(({ thingId, effect }) => (effect === 'excluded' ? [thingId] : []))
}

function repliesDecided({ replyDecisions }: Record, accepted: boolean) {
  return replyDecisions.filter((each) => each.accepted === accepted).map(({ replyId }) => `reply:${replyId} 1`)
}

function endedBy(record: Record, end: InvitationEnd) {
  return record.invitationEnds.filter((each) => each.end === end).map((each) => `invitation:${each.invitationId} 1`)
}

function regroupedAs(record: Record, kind: Regrouping) {
  return record.regroupings.filter((each) => each.kind === kind).map(({ id }) => `regrouping:${id} 1`)
}

function approvedOf(record: Record, kind: Removal) {
  const approved = new Set(record.decisions.filter((each) => each.approved).map((each) => each.removalId))
  return record.removals.filter((each) => each.kind === kind && approved.has(each.id))
}

/**
 * Two hands for each removal; who was erased has neither name nor address nor role; an entry whose words are gone was written
 * by or about them, or is withheld; and nothing is withheld but by a removal that stands.
 */
function assertForgotten(record: Record): void {
  for (const { removalId, decidedBy } of record.decisions) {
    const proposal = record.removals.find((each) => each.id === removalId)
    assert.ok(proposal && proposal.proposedBy !== decidedBy && proposal.about !== `person:${decidedBy}`)
  }
  const erased = approvedOf(record, 'erase').map(({ about }) => about.replace('person:', ''))
  for (const { id, email, handle, role } of record.users) {
    assert.equal(email === null, erased.includes(id))
    if (email === null) assert.deepEqual({ handle, role }, { handle: null, role: 'reader' })
  }
  const held = new Set(
    record.withheld.map(({ place, key }) => (place === 'entry_words' ? (key as { entry_id: number }).entry_id : 0)),
  )
  for (const { id, actor, commit, words, subject, data } of record.lines) {
    if (commit === null || words !== null || held.has(id)) continue
    const about = [actor, data.person, String(data.about ?? subject).replace('person:', '')]
    const proposal = record.removals.find((each) => `removal:${each.id}` === subject)?.about.replace('person:', '')
    const flagger = record.flags.find((each) => `flag:${each.id}` === subject)?.flaggedBy
    assert.ok(
      [...about, proposal, flagger].some((each) => erased.includes(String(each))),
      `the words of ${id}`,
    )
  }
  const shown = approvedOf(record, 'show').map(({ about }) => about)
  const standing = approvedOf(record, 'withhold').filter(({ id }) => !shown.includes(`removal:${id}`))
  for (const { removalId } of record.withheld) assert.ok(standing.some(({ id }) => id === removalId))
}

/** What was made of the reader's proposals is told by the entry of what came of it; evidence speaks through its own source. */
function assertChosen(record: Record): void {
  for (const { citationId, dateId, choice, offered, sourceId } of record.choices) {
    if (choice === 'refused') continue
    const subject = citationId ? `citation:${citationId}` : `date:${dateId}`
    const entry = record.lines.find((line) => line.subject === subject && line.kind.endsWith('.recorded'))
    const told = { source: entry?.data.source, choice: entry?.data.choice, offered: entry?.data.offered }
    assert.deepEqual(told, { source: sourceId, choice, offered: choice === 'corrected' ? offered : null })
  }
  for (const { id, citationId, sourceId } of record.evidence) {
    if (citationId === null) continue
    const through = record.citations.find((citation) => citation.id === citationId)
    assert.equal(through?.sourceId, sourceId, id)
  }
}

/** Whether a vote is held in its round, and no ruling since has let it count. */
function isHeld(record: Record, vote: Record['votes'][number]): boolean {
  return record.holds
    .filter(({ claimId, round }) => claimId === vote.claimId && round === vote.round)
    .filter(({ id }) => record.held.some((each) => each.holdId === id && each.reviewerId === vote.reviewerId))
    .some(({ disputeId, at }) => {
      const since = record.rulings.filter((each) => each.disputeId === disputeId && each.at >= at)
      return !since.some(({ outcome }) => outcome === 'dismissed')
    })
}

function assertClaim(record: Record, claim: Record['claims'][number]): void {
  const of = <T extends { claimId: string | null }>(rows: T[]) => rows.filter((row) => row.claimId === claim.id)
  const votes: Vote[] = of(record.votes).map((vote) => ({
    ...vote,
    reviewer: vote.reviewerId,
    evidence: citedBy(record, vote.id),
    probation: record.users.some((user) => user.id === vote.reviewerId && user.probation),
    suspended: record.users.some((user) => user.id === vote.reviewerId && user.suspended),
    recused: of(record.recusals).some((recusal) => recusal.userId === vote.reviewerId),
    interested: of(record.interestsMet).some((each) => each.userId === vote.reviewerId),
    held: isHeld(record, vote),
  }))
  const withdrawn = new Set([...record.withdrawals.map((each) => each.evidenceId), ...excludedIn(record)])
  const evidence: Attached[] = of(record.evidence).map(({ speaker, unnamed, ...piece }) => ({
    ...piece,
    source: piece.sourceId,
    citation: piece.citationId,
    speaker: { agent: record.graph.survivor(speaker), unnamed },
    active: !withdrawn.has(piece.id),
  }))
  const standing = of(record.rulings).filter((ruling) => ruling.stands)
  const open = of(record.disputes).filter((dispute) => dispute.open)
  const aboutVerdict = open.filter(({ about }) => about === `claim:${claim.id}`)
  assert.ok(standing.length <= 1 && aboutVerdict.length <= 1)
  for (const { id, state } of of(record.disputes)) {
    const stages = record.rulings.filter((ruling) => ruling.disputeId === id).map(({ stage }) => stage)
    assert.equal(stages.includes('first'), !['opened', 'answering', 'under_ruling'].includes(state))
    assert.ok(stages.includes('appeal') ? ['ruled_on_appeal', 'final'].includes(state) : state !== 'ruled_on_appeal')
  }

  const [stands] = standing
  const ruling = stands ? asItStands(claim, { ...stands, round: stands.round as number }) : null
  const { verdict, because, contested, counted, lapsed } = judge(
    votes,
    traced(evidence, record.graph),
    claim.round,
    ruling,
  )
  assert.equal(lapsed, false)
  const voters = new Set(votes.filter((vote) => vote.round === claim.round).map((vote) => vote.reviewer))
  const settled = claim.settledAt !== null
  const state = stateOf({ disputed: settled && open.length > 0, ruled: because === 'ruled', settled })
  const { id, round, verdictVersion } = claim
  const hidden = { verdict: 'unverified', because: 'no_votes', contested: false }
  const found = settled ? { verdict, because, contested } : hidden
  assert.deepEqual(
    { ...found, state, cast: voters.size },
    {
      verdict: claim.verdict,
      because: claim.because,
      contested: claim.contested,
      state: claim.state,
      cast: claim.cast,
    },
  )
  assert.ok(settled || counted < QUORUM)

  const kept = of(record.verdicts).sort((one, other) => one.version - other.version)
  assert.equal(kept.length, verdictVersion)
  assert.equal(kept.length > 0, settled)
  if (settled) assert.deepEqual({ verdict: kept.at(-1)?.verdict, because: kept.at(-1)?.because }, { verdict, because })
  kept.forEach((each, at) => {
    const [entry] = record.lines
      .filter((line) => line.kind === 'verdict.changed' && line.subject === `claim:${id}`)
      .slice(at)
    const { confirmed, denied, unverified } = each
    const before = kept[at - 1] ? { verdict: kept[at - 1]?.verdict, because: kept[at - 1]?.because } : null
    assert.equal(each.version, at + 1)
    const { cause: given, ...data } = entry?.data ?? {}
    const cause = given as { kind: string; subject: string } | null
    // What changed it elsewhere is an entry of the log, and came before it.
    const named = (line: Line) => line.kind === cause?.kind && line.subject === cause.subject
    assert.ok(cause === null || record.lines.findIndex(named) < record.lines.indexOf(entry as Line))
    assert.ok(cause === null || record.lines.some(named))
    assert.deepEqual(data, {
      claim: id,
      before,
      after: { verdict: each.verdict, because: each.because },
      tally: { confirmed, denied, unverified },
      round: each.round,
      rule: each.ruleVersion,
    })
    assert.ok(each.round <= round)
  })
  assertBallots(record, claim)
}

/** Sealed until the claim settles, then opened once each, in the order they were cast, just before the settling. */
function assertBallots(record: Record, claim: Record['claims'][number]): void {
  const lines = record.lines.filter((line) => line.claimId === claim.id)
  const settling = lines.findIndex((line) => line.kind === 'claim.settled')
  const opened = lines.filter((line) => line.kind === 'vote.opened')
  const name = ({ subject, ver }: Line) => `${subject} ${ver}`
  const sealed = lines.filter((line) => line.kind === 'vote.cast' && line.data.blind)
  assert.deepEqual(opened.map(name), claim.settledAt ? sealed.map(name) : [])
  if (claim.settledAt) {
    assert.deepEqual(lines.slice(settling - opened.length, settling), opened)
    const first = lines.findIndex((line, at) => at > settling && line.kind !== 'votes.held')
    assert.equal(lines[first]?.kind, 'verdict.changed')
    for (const line of lines.slice(settling - opened.length, first + 1))
      assert.equal(line.at, claim.settledAt.toISOString())
  }
  for (const [at, line] of lines.entries()) {
    if (line.kind !== 'vote.cast') continue
    const vote = record.votes.find((each) => `vote:${each.claimId}:${each.reviewerId} ${each.version}` === name(line))
    assert.ok(vote)
    assert.equal(vote.textSalt === null, goneIn(vote.reason) !== null)
    const ballot = { verdict: vote.verdict, evidence: citedBy(record, vote.id) }
    // What was forgotten or withheld of a vote is its reason and that salt: the ballot opens as ever.
    const text = vote.textSalt ? base64(textCommitment(vote.textSalt, vote.reason)) : line.data.text
    const common = { claim: claim.id, round: vote.round, blind: vote.blind, text: text ?? null }
    const sealedBallot = base64(ballotCommitment(vote.ballotSalt, ballot))
    assert.deepEqual(line.data, vote.blind ? { ...common, ballot: sealedBallot } : { ...common, ...ballot })
    assert.equal(vote.blind, settling < 0 || at < settling)
    const opening = opened.find((each) => name(each) === name(line))
    if (opening) assert.deepEqual(opening.data, { claim: claim.id, ballot, salt: base64(vote.ballotSalt) })
  }
}

function citedBy(record: Record, voteId: string): string[] {
  return record.cited
    .filter((each) => each.voteId === voteId)
    .map((each) => each.evidenceId)
    .sort()
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
