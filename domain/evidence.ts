/** What a reviewer says a passage does to a claim. */
export const STANCES = ['supports', 'denies', 'mentions'] as const
export type Stance = (typeof STANCES)[number]

/** The two stances that take a side. */
export const SIDES = ['supports', 'denies'] as const satisfies readonly Stance[]
export type Side = (typeof SIDES)[number]

/** Who the speaker is to the claim: the claim is about them; somebody else; or a document, footage, a reporter present. */
export const STANDINGS = ['party', 'third_party', 'record'] as const
export type Standing = (typeof STANDINGS)[number]

export const PASSAGE_LENGTH = { min: 3, max: 5000 } as const

/** Whose word a passage is: an agent's own, or that of unnamed people speaking to the agent. */
export type Speaker = { agent: string; unnamed: boolean }

/** One passage of a source set against a claim. `active` until it is withdrawn. */
export type Evidence = { id: string; stance: Stance; speaker: Speaker; standing: Standing; active: boolean }

/** Whom a word goes back to: an agent's own, or that of unnamed people speaking to the agent. */
export type Origin = { agent: string; unnamed: boolean }

/** A piece with where its word ends: `domain/provenance` finds it. */
export type Traced<E extends Evidence = Evidence> = E & { ends: readonly Origin[] }

/** The active pieces of one side. */
export function pieces<E extends Evidence>(evidence: readonly E[], side: Stance): E[] {
  return evidence.filter((piece) => piece.active && piece.stance === side)
}

/**
 * Whom one side of a claim goes back to, in order of first mention. An agent and the unnamed people speaking to it are one
 * origin, and the origin is unnamed as soon as the word of one active piece of the side ends in unnamed people there.
 */
export function originsOf(evidence: readonly Traced[], side: Stance): Origin[] {
  return distinct(pieces(evidence, side).map((piece) => piece.ends))
}

/** Each agent once, in order of first mention, unnamed if any of its ends is. */
export function distinct(all: readonly (readonly Origin[])[]): Origin[] {
  const unnamed = new Map<string, boolean>()
  for (const ends of all) {
    for (const end of ends) if (end.unnamed || !unnamed.has(end.agent)) unnamed.set(end.agent, end.unnamed)
  }
  return [...unnamed].map(([agent, isUnnamed]) => ({ agent, unnamed: isUnnamed }))
}
