import type { Fault } from '../../domain/refusal'

/** What setting up a factor answers: what was wrong, or the recovery codes, which are told this once. */
export type Told = { faults: readonly Fault[]; codes: string[] | null }

export type Telling = (before: Told, data: FormData) => Promise<Told>

export const UNTOLD: Told = { faults: [], codes: null }
