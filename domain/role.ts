import type { Role } from './permissions'

/** A proposal that nobody decided for so long is none any more: what was true of somebody then may not be so now. */
export const ROLE_PROPOSAL_DAYS = 7

const DAY = 86_400_000

/** Whether two admins must have a hand in this change: whoever is to judge or run the place, or is to do so no longer. */
export function needsTwoHands(before: Role, after: Role): boolean {
  return [before, after].some((role) => role === 'moderator' || role === 'admin')
}

/** Whether a change takes away what somebody did before: reviewing, deciding or running the place. */
export function takesAway(before: Role, after: Role): boolean {
  return before !== after && before !== 'reader' && !(before === 'reviewer' && after === 'moderator')
}

/** Whether what was proposed at `at` can still be decided. */
export function isFresh(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() <= ROLE_PROPOSAL_DAYS * DAY
}
