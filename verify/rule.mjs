/** The published rule of the verdict, written a second time from its description. */

export const QUORUM = 3
export const VERDICTS = ['confirmed', 'denied', 'unverified']
export const RULES = [1, 2]

/** @typedef {{ agent: string, unnamed: boolean }} Origin */
/** @typedef {{ id: string, stance: string, standing: string, active: boolean, ends: readonly Origin[] }} Traced */

/**
 * What the counted votes decide. `cited` gives the ids of the pieces that the votes for a verdict rest on.
 * @param {Record<string, number>} tally
 * @param {(verdict: string) => ReadonlySet<string>} cited
 * @param {() => readonly Traced[]} evidence all pieces of the claim; asked for only where the tally leaves it to them
 * @returns {{ verdict: string, because: string }}
 */
export function decide(tally, cited, evidence) {
  const all = tally.confirmed + tally.denied + tally.unverified
  const unverified = (because) => ({ verdict: 'unverified', because })
  if (all === 0) return unverified('no_votes')
  if (all < QUORUM) return unverified('no_quorum')
  const verdict = VERDICTS.find((each) => tally[each] * 3 >= all * 2)
  if (!verdict) return unverified('no_majority')
  if (verdict === 'unverified') return unverified('majority')
  const ids = cited(verdict)
  const pieces = evidence()
  const against = objection(
    verdict,
    pieces.filter(({ id }) => ids.has(id)),
    pieces,
  )
  return against ? unverified(against) : { verdict, because: 'majority' }
}

/**
 * Why a verdict that has its majority is not borne by what it rests on, or null.
 * @param {string} verdict
 * @param {readonly Traced[]} cited
 * @param {readonly Traced[]} all
 */
export function objection(verdict, cited, all) {
  if (verdict === 'unverified') return null
  const side = verdict === 'confirmed' ? 'supports' : 'denies'
  const bears = (piece) => piece.active && piece.stance === side
  const bearing = cited.filter(bears)
  if (bearing.length === 0) return 'no_evidence'
  if (side === 'denies' && bearing.every(({ standing }) => standing === 'party')) return 'party_denial_only'
  const agents = new Set(bearing.flatMap(({ ends }) => ends.map(({ agent }) => agent)))
  if (agents.size > 1) return null
  const [only] = agents
  // One origin bears it only as a named one; it is unnamed as soon as any piece of the side ends in unnamed people there.
  const ends = all.filter(bears).flatMap((piece) => piece.ends.filter(({ agent }) => agent === only))
  return ends.some(({ unnamed }) => unnamed) ? 'one_unnamed_origin' : null
}

/** Whether the lesser side has a quarter of the counted votes. */
export function contested({ confirmed, denied, unverified }) {
  const all = confirmed + denied + unverified
  return all >= QUORUM && Math.min(confirmed, denied) * 4 >= all
}

/** The verdicts that the rule could find on this evidence, if all of it were cited. */
export function allowed(evidence) {
  return VERDICTS.filter((verdict) => objection(verdict, evidence, evidence) === null)
}
