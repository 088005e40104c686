import assert from 'node:assert/strict'
import { ballotCommitment, textCommitment } from '../../domain/audit'
import { stateOf } from '../../domain/claim'
import { type Attached, traced } from '../../domain/provenance'
import { goneIn } from '../../domain/removal'
import { QUORUM } from '../../domain/verdict'
import { judge, type Vote } from '../../domain/vote'
import { asItStands } from '../claim'
import type { Line } from './log'
import { castAs, type Record } from './record'

/** What the claim says is what the rule says of the tables: its verdict, its state, every version of it, and its ballots. */
export function assertClaim(record: Record, claim: Record['claims'][number]): void {
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

/**
 * Sealed until the claim settles, then opened once each, in the order they were cast, just before the settling; those of the claims that
 * lead on to it then too, which have settled by that when they are parted.
 */
function assertBallots(record: Record, claim: Record['claims'][number]): void {
  const lines = record.lines.filter((line) => line.claimId === claim.id)
  const settling = lines.findIndex((line) => line.kind === 'claim.settled')
  const opened = lines.filter((line) => line.kind === 'vote.opened')
  const name = ({ subject, ver }: Line) => `${subject} ${ver}`
  const sealed = sealedOn(record, claim.id, record.lines.indexOf(lines[settling] as Line))
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
    const vote = record.votes.find((each) => {
      const { claimId, ver } = castAs(record, each)
      return `vote:${claimId}:${each.reviewerId} ${ver}` === name(line)
    })
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

/** What was cast sealed on a claim, and on those that led on to it, when a line was written; what another opened is sealed no more. */
function sealedOn(record: Record, claimId: string, at: number): Line[] {
  const before = record.lines.slice(0, Math.max(at, 0))
  const leadsTo = new Map<string, string>()
  for (const { kind, data } of before) {
    if (kind === 'claim.merged') leadsTo.set(data.claim as string, data.into as string)
    if (kind === 'claim.parted') leadsTo.delete(data.claim as string)
  }
  const name = ({ subject, ver }: Line) => `${subject} ${ver}`
  const elsewhere = new Set(
    before.filter(({ kind, claimId: on }) => kind === 'vote.opened' && on !== claimId).map((line) => name(line)),
  )
  return before.filter(
    (line) =>
      line.kind === 'vote.cast' &&
      line.data.blind === true &&
      (leadsTo.get(line.claimId ?? '') ?? line.claimId) === claimId &&
      !elsewhere.has(name(line)),
  )
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

/** What rulings have excluded and none has readmitted. */
function excludedIn({ exclusions }: Record): string[] {
  const latest = new Map(
    exclusions.toSorted((one, other) => one.version - other.version).map((each) => [each.thingId, each]),
  )
  return [...latest.values()].flatMap(({ thingId, effect }) => (effect === 'excluded' ? [thingId] : []))
}

function citedBy(record: Record, voteId: string): string[] {
  return record.cited
    .filter((each) => each.voteId === voteId)
    .map((each) => each.evidenceId)
    .sort()
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
