/** What a reviewer made of what the reader proposed. */
export const CHOICES = ['accepted', 'corrected', 'refused'] as const
export type Choice = (typeof CHOICES)[number]

/** What the reader proposes from a text: an edge to whoever spoke, or a time. */
export const SUGGESTED = ['citation', 'date'] as const
export type Suggested = (typeof SUGGESTED)[number]
