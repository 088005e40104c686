/** What a time that a source gives is the time of. */
export const DATE_ROLES = ['happened', 'published', 'relayed', 'denied', 'planned'] as const
export type DateRole = (typeof DATE_ROLES)[number]
