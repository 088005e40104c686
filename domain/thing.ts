/**
 * What can be disputed: a claim's verdict, a piece of evidence set against a claim, a citation, a date; and a regrouping, that events
 * were found to be one, or two.
 */
export const THINGS = ['claim', 'evidence', 'citation', 'date', 'regrouping'] as const
export type ThingKind = (typeof THINGS)[number]

/** The name of a thing: `kind:id`. */
const NAME = new RegExp(`^(${THINGS.join('|')}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`, 'i')

/** The kind and the id that a name is made of; null for what is no name of a thing. */
export function parseAbout(about: string): { kind: ThingKind; id: string } | null {
  const [, kind, id] = NAME.exec(about) ?? []
  return kind && id ? { kind: kind.toLowerCase() as ThingKind, id: id.toLowerCase() } : null
}

/** What a ruling does to a thing that can be taken back; a regrouping that it excludes is undone, and done again readmitted. */
export const EFFECTS = ['excluded', 'readmitted'] as const
export type Effect = (typeof EFFECTS)[number]

/**
 * What a ruling about a thing does to it. `overturned`: it is excluded, if it still stood. `upheld`: it stands, and is readmitted
 * if it was this very case that excluded it before; what somebody withdrew is not brought back by that. `dismissed`: nothing.
 */
export function effectOf(outcome: string, thing: { stands: boolean; excludedHere: boolean }): Effect | null {
  if (outcome === 'overturned' && thing.stands) return 'excluded'
  return outcome === 'upheld' && thing.excludedHere ? 'readmitted' : null
}
