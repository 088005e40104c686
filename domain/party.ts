/** In which capacity somebody without an account is heard in a case: as whom it is about, or for somebody whom it is about. */
export const CAPACITIES = ['self', 'person', 'outlet', 'institution'] as const
export type Capacity = (typeof CAPACITIES)[number]

/** The name that they give, which everybody reads. */
export const PARTY_NAME_LENGTH = { min: 2, max: 120 } as const

/** So long the mailed link of a complaint can be used; then the complaint is forgotten, and nobody has seen it. */
export const COMPLAINT_HOURS = 48
