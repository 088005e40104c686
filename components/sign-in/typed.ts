/** What a form of one field comes back with: what was typed, and what is wrong with it, in the reader's language. */
export interface Typed {
  text: string
  fault?: string
}

export type TypedAction = (before: Typed, form: FormData) => Promise<Typed>
