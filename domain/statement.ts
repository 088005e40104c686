/** What somebody pleads for in a case: that what is disputed stays as it is, or that it is changed. */
export const PLEAS = ['keep', 'change'] as const
export type Plea = (typeof PLEAS)[number]

export const STATEMENT_LENGTH = { min: 20, max: 5000 } as const
