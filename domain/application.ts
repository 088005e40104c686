/** What somebody says of themselves who would review: enough to know them by, no more than is read with care. */
export const APPLICATION_LENGTH = { min: 50, max: 3000 } as const

/** Whoever was refused may apply again after so many days: time to have something new to say. */
export const APPLICATION_AGAIN_DAYS = 30

/** The languages that one can say one reads: ours, and those in which what is checked here is most often reported. */
export const READ_LANGUAGES = ['ar', 'en', 'tr', 'ckb', 'ku', 'fa', 'he', 'ru', 'fr', 'de'] as const

export const APPLICATION_DECISIONS = ['accepted', 'refused'] as const

const DAY = 86_400_000

/** From when on somebody who was refused may apply again. */
export function againFrom(refusedAt: Date): Date {
  return new Date(refusedAt.getTime() + APPLICATION_AGAIN_DAYS * DAY)
}

/**
 * Why somebody cannot apply, as a refusal code; null when they can. In: whether they have done the practice set, what became of their
 * last application and when (null while it waits, or where there is none), whether one waits, and whether they were a reviewer before.
 */
export function objectsToApplying(
  applicant: { practised: boolean; waits: boolean; refusedAt: Date | null; reviewed: boolean },
  now: Date,
): 'was_reviewer' | 'practice_first' | 'application_waits' | 'application_early' | null {
  if (applicant.reviewed) return 'was_reviewer'
  if (!applicant.practised) return 'practice_first'
  if (applicant.waits) return 'application_waits'
  return applicant.refusedAt && now < againFrom(applicant.refusedAt) ? 'application_early' : null
}
