import { type Caution, cautionsOf } from './cautions'
import { type State, stateOf } from './claim'
import { opensByItself } from './ground'
import { type Attached, type Graph, traced } from './provenance'
import type { Because, Tally, Verdict } from './verdict'
import { judge, latestVersions, type StandingRuling, uncounted, type Vote } from './vote'

/** A claim and all that its verdict rests on. Instants are milliseconds; `attachedAt` is that of each piece, withdrawn ones too. */
export type Resting = {
  settled: boolean
  round: number
  votes: readonly Vote[]
  evidence: readonly (Attached & { attachedAt: Date })[]
  graph: Graph
  ruling: StandingRuling | null
  cases: { disputed: boolean; own: string | null; ruledAt: number | null }
  /** The headline claim's verdict, null while that is under review; undefined where the claim is the headline claim itself. */
  headline: Verdict | null | undefined
}

/** How a claim stands. Before it has settled nothing is found, and nothing that was cast is told. */
export type Stood = {
  state: State
  cautions: Caution[]
  finding: { verdict: Verdict; because: Because; tally: Tally } | null
}

export type Foreseen = {
  before: Stood
  after: Stood
  /** How many reviewers have voted in the round that is on; that much is public. */
  cast: number
  /** The reviewers whose votes count now and would need another look; null while ballots are sealed. */
  looks: string[] | null
  /** Why nobody may do it: a case on the verdict is open, or it would become another, which a case decides; null where it may be. */
  stopped: 'disputed' | 'needs_case' | null
}

/**
 * What the withdrawal of a piece would make of its claim: how it stands, how it would stand, and whose votes would need another look.
 * In: the claim and all that it rests on, and the piece by its id. Nothing is refused, but told (`stopped`): a piece that was withdrawn
 * already changes nothing.
 * Of a claim that has not settled it tells what is public, and a withdrawal settles none: it adds no vote.
 */
export function foreseeWithdrawal(claim: Resting, pieceId: string): Foreseen {
  const without = claim.evidence.map((piece) => (piece.id === pieceId ? { ...piece, active: false } : piece))
  const [before, after] = [countedOf(claim, claim.evidence), countedOf(claim, without)]
  const looks = before.filter((reviewer) => !after.includes(reviewer)).sort()
  const voters = claim.votes.filter(({ round }) => round === claim.round).map(({ reviewer }) => reviewer)
  const [now, then] = [stood(claim, claim.evidence), stood(claim, without)]
  const turns = now.finding?.verdict !== then.finding?.verdict
  return {
    before: now,
    after: then,
    cast: new Set(voters).size,
    looks: claim.settled ? looks : null,
    stopped: claim.cases.own !== null ? 'disputed' : turns ? 'needs_case' : null,
  }
}

function countedOf({ votes, round }: Resting, evidence: Resting['evidence']): string[] {
  const active = new Map(evidence.filter((piece) => piece.active).map((piece) => [piece.id, piece]))
  const latest = latestVersions(votes)
  return votes.filter((vote) => uncounted(vote, latest, active, round) === null).map(({ reviewer }) => reviewer)
}

/** How a claim stands on some evidence, as the rule reads it. */
export function stood(claim: Resting, evidence: Resting['evidence']): Stood {
  const { settled, round, votes, graph, cases } = claim
  const words = traced(evidence, graph)
  const { verdict, because, tally, contested } = judge(votes, words, round, claim.ruling)
  const found = settled ? verdict : null
  const times = evidence.map(({ attachedAt }) => attachedAt.getTime())
  const newestEvidenceAt = times.length > 0 ? Math.max(...times) : null
  const opens = opensByItself({
    ...cases,
    disputed: cases.own !== null,
    contested: settled && contested,
    newestEvidenceAt,
  })
  return {
    state: stateOf({ disputed: opens || (settled && cases.disputed), ruled: because === 'ruled', settled }),
    cautions: cautionsOf(
      words,
      claim.headline === undefined ? undefined : { verdict: found, headline: claim.headline },
    ),
    finding: settled ? { verdict, because, tally } : null,
  }
}
