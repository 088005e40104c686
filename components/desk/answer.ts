import type { Fault } from '../../domain/refusal'

/** What was typed into a form, by the names of its fields; several values where several may be ticked. Files are not kept. */
export type Values = Readonly<Record<string, string | readonly string[]>>

/** What a form's action answers when it leads nowhere: what is wrong, and everything that was typed. */
export type Answer = { faults: readonly Fault[]; values: Values }

export type Action = (before: Answer, data: FormData) => Promise<Answer>

export const UNANSWERED: Answer = { faults: [], values: {} }
