import type { Evidence, Stance, Standing } from './evidence'
import type { CountedVote, Verdict } from './verdict'
import type { Vote } from './vote'

/** Short ways to write the cases of the rule's tests. */

let pieces = 0

/** A piece of evidence: what it does to the claim, and whose word it is. Active, named and of a third party unless said. */
export function says(
  stance: Stance,
  agent: string,
  more: { unnamed?: boolean; standing?: Standing; active?: boolean } = {},
): Evidence {
  pieces += 1
  const { unnamed = false, standing = 'third_party', active = true } = more
  return { id: `piece-${pieces}`, stance, speaker: { agent, unnamed }, standing, active }
}

/** The same piece after it was withdrawn. */
export function withdrawn(piece: Evidence): Evidence {
  return { ...piece, active: false }
}

/** The first vote of a reviewer, in round 1, citing these pieces. */
export function vote(reviewer: string, verdict: Verdict, cites: readonly Evidence[], more: Partial<Vote> = {}): Vote {
  const version = more.version ?? 1
  return {
    id: `${reviewer}/${version}`,
    reviewer,
    version,
    round: 1,
    verdict,
    evidence: cites.map((piece) => piece.id),
    suspended: false,
    recused: false,
    ...more,
  }
}

/** `3/2/0`: three reviewers for confirmed, two for denied, none for unverified; unverified votes cite nothing. */
export function votes(tally: string, cites: readonly Evidence[], more: Partial<Vote> = {}): Vote[] {
  return spread(tally).map((verdict, at) =>
    vote(`reviewer-${at}-of-round-${more.round ?? 1}`, verdict, verdict === 'unverified' ? [] : cites, more),
  )
}

/** The same as votes that already count. */
export function counted(tally: string, cites: readonly Evidence[] = []): CountedVote[] {
  return spread(tally).map((verdict) => ({ verdict, cites: verdict === 'unverified' ? [] : cites }))
}

function spread(tally: string): Verdict[] {
  const [confirmed = 0, denied = 0, unverified = 0] = tally.split('/').map(Number)
  return [
    ...Array<Verdict>(confirmed).fill('confirmed'),
    ...Array<Verdict>(denied).fill('denied'),
    ...Array<Verdict>(unverified).fill('unverified'),
  ]
}
