import type { Citation } from '../../../db/queries/citations'
import type { SourceLine } from '../../../db/queries/sources'

/** Where a citation may go back to: a captured source, and the citation in it that attributes the word further, if one does. */
export type Goal = { source: SourceLine; citation: Citation | null }

type Cited = Pick<Citation, 'source' | 'agent' | 'unnamed' | 'via'>

/**
 * Where a citation may go back to, best first. `near` are documents of whoever stands next in its chain: there the citations
 * that carry the chain on, then, where the chain ends with that agent, its own word. `far` are all others of the event.
 */
export function goalsOf(cited: Cited, sources: readonly SourceLine[], citations: readonly Citation[]) {
  const next = cited.via[0] ?? cited.agent
  const others = sources.filter(({ id }) => id !== cited.source)
  const near = others.filter(({ publisher }) => publisher !== null && publisher === next).flatMap(nearGoals)
  const taken = new Set(near.map(keyOf))
  const far = others.flatMap(allGoals).filter((goal) => !taken.has(keyOf(goal)))
  return { near, far }

  function nearGoals(source: SourceLine): Goal[] {
    const rest = cited.via.slice(1).join()
    const onward = within(source).filter(({ agent }) => agent === cited.agent)
    const goals = onward.toSorted((a, b) => likeness(b) - likeness(a)).map((citation): Goal => ({ source, citation }))
    return [...goals, { source, citation: null }]

    function likeness({ unnamed, via }: Citation): number {
      return Number(unnamed === cited.unnamed) * 2 + Number(via.join() === rest)
    }
  }

  function allGoals(source: SourceLine): Goal[] {
    return [{ source, citation: null }, ...within(source).map((citation): Goal => ({ source, citation }))]
  }

  function within(source: SourceLine): Citation[] {
    return citations.filter((citation) => citation.active && citation.source === source.id)
  }
}

/** A goal as one field of a form holds it. */
export function keyOf({ source, citation }: Goal): string {
  return citation ? `${source.id} ${citation.id}` : source.id
}
