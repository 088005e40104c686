/** Another happening that reports count a day from: "the day after the talks". */
export const OCCASION_LENGTH = { min: 3, max: 200 } as const

/** How far a day may be counted from an occasion, either way. */
export const DAYS_FROM_OCCASION = { min: -366, max: 366 } as const
