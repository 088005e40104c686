/** In which capacity somebody without an account is heard in a case: as whom it is about, or for somebody whom it is about. */
export const CAPACITIES = ['self', 'person', 'outlet', 'institution'] as const
export type Capacity = (typeof CAPACITIES)[number]

/** The name that they give, which everybody reads. */
export const PARTY_NAME_LENGTH = { min: 2, max: 120 } as const

/**
 * So many days after its case is final the key of an affected party opens it no more, in days: time to read the end, and too short for a
 * letter that is found years later.
 */
export const KEY_DAYS = 30

/** Whether the key of an affected party is over at a moment. In: when its case became final, null while it is not. */
export function isKeyOver(finalAt: Date | null, at: Date): boolean {
  return finalAt !== null && at.getTime() > finalAt.getTime() + KEY_DAYS * 86_400_000
}

/** So long the mailed link of a complaint can be used; then the complaint is forgotten, and nobody has seen it. */
export const COMPLAINT_HOURS = 48
