/**
 * Follows each start along `next` to where it ends, then works back from there, so that every spot is visited once however
 * many starts lead to it and however long the way is. A ring is found as such and closed at once, never walked round.
 *
 * In: the starts; what comes after a spot (null: nothing); what a spot makes of what was found of the one after it (null: it
 * is the end); what each spot of a ring is given. Out: what was found of every spot that was met.
 */
export function follow<Spot extends object, Found extends object>(
  starts: Iterable<Spot>,
  next: (spot: Spot) => Spot | null,
  extend: (spot: Spot, rest: Found | null) => Found,
  close: (ring: readonly Spot[]) => (spot: Spot) => Found,
): Map<Spot, Found> {
  const found = new Map<Spot, Found>()
  for (const start of starts) {
    const path = new Set<Spot>()
    let spot: Spot | null = start
    while (spot && !found.has(spot) && !path.has(spot)) {
      path.add(spot)
      spot = next(spot)
    }
    const open = [...path]
    if (spot && path.has(spot)) {
      const ring = open.splice(open.indexOf(spot))
      const given = close(ring)
      for (const each of ring) found.set(each, given(each))
    }
    let rest: Found | null = spot ? (found.get(spot) ?? null) : null
    for (const each of open.reverse()) {
      rest = extend(each, rest)
      found.set(each, rest)
    }
  }
  return found
}
