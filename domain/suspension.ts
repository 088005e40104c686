/** For so many days after a suspension whom it is about can appeal against it. */
export const SUSPENSION_APPEAL_DAYS = 30

const DAY = 86_400_000

/** When the time for an appeal against a suspension of `since` ends. */
export function appealEnds(since: Date): Date {
  return new Date(since.getTime() + SUSPENSION_APPEAL_DAYS * DAY)
}

/** Whether a suspension of `since` can still be appealed against. */
export function isAppealable(since: Date, now: Date): boolean {
  return now <= appealEnds(since)
}
