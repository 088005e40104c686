import type { Found } from './phrases'
import type { Term, Terms } from './terms'

/** An office of a state that a text names: which body of which nation, and where. */
export type Office = {
  body: string
  nation: string
  /** The nation is named; else the one at home in the language is meant. */
  said: boolean
  start: number
  end: number
}

/** The offices that one phrase names, several in `وزارتا الدفاع التركية والروسية`, and the words it takes up. */
export type Offices = { offices: Office[]; from: number; next: number }

/** A body or a nation in such a phrase. */
export type Part = { value: string; from: number; next: number; start: number; end: number }

export function part(found: Found<Term>, value: string): Part {
  return { value, from: found.from, next: found.next, start: found.start, end: found.end }
}

/** Each body of one nation, or one body of each nation; the phrase belongs to the one it cannot be parted from. */
export function put(bodies: Part[], nations: Part[], side: 'before' | 'behind'): Offices | null {
  const firstBody = bodies[0] as Part
  const lastBody = bodies.at(-1) as Part
  if (nations.length === 0) return null
  const near = side === 'behind' ? (nations[0] as Part) : (nations.at(-1) as Part)
  const apart = nations.filter((nation) => nation !== near)
  const whole = bodies.map((body) => ({
    body: body.value,
    nation: near.value,
    said: true,
    start: side === 'before' && body === firstBody ? near.start : body.start,
    end: side === 'behind' && body === lastBody ? near.end : body.end,
  }))
  const others = apart.map(({ value, start, end }) => ({
    body: firstBody.value,
    nation: value,
    said: true,
    start,
    end,
  }))
  const offices = side === 'behind' ? [...whole, ...others] : [...others, ...whole]
  const all = [...bodies, ...nations]
  return {
    offices,
    from: Math.min(...all.map(({ from }) => from)),
    next: Math.max(...all.map(({ next }) => next)),
  }
}

/** Nothing but a space stands before a word. */
export function isNear(terms: Terms, at: number): boolean {
  const gap = terms.words[at]?.gap
  return gap === 'space' || gap === 'invisible'
}
