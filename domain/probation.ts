import type { Role } from './permissions'

/** So many votes must be found sound before one's votes count: enough to see a habit, few enough for a month of evenings. */
export const PROBATION_VOTES = 5

/** By so many moderators at least: nobody lets somebody in alone. */
export const PROBATION_MODERATORS = 2

/** What one moderator found of somebody's vote on one claim: whether its reason and its evidence are sound, whatever it decided. */
export type Mark = { claim: string; moderator: string; sound: boolean }

/**
 * Whether somebody is on probation from a change of role on. In: whether they are now, whether they ever were a reviewer or a
 * moderator, the role they get, and whether the operator gives it.
 */
export function onProbation({
  now,
  reviewed,
  after,
  byOperator,
}: {
  now: boolean
  reviewed: boolean
  after: Role
  byOperator: boolean
}): boolean {
  return now || (after === 'reviewer' && !reviewed && !byOperator)
}

/**
 * Whether probation ends with these marks, of which each moderator gave at most one a claim, in any order. A vote is sound if more
 * moderators found it so than not; as many as PROBATION_VOTES must be, and PROBATION_MODERATORS must have found one of them so.
 */
export function endsProbation(marks: readonly Mark[]): boolean {
  const balance = new Map<string, number>()
  for (const { claim, sound } of marks) balance.set(claim, (balance.get(claim) ?? 0) + (sound ? 1 : -1))
  const isSound = (claim: string) => (balance.get(claim) ?? 0) > 0
  const claims = [...balance.keys()].filter(isSound)
  const moderators = new Set(marks.filter(({ claim, sound }) => sound && isSound(claim)).map((mark) => mark.moderator))
  return claims.length >= PROBATION_VOTES && moderators.size >= PROBATION_MODERATORS
}
