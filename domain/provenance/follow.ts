/**
 * Follows a graph in which one thing at most comes after each. Out: what is found from a spot; every spot is looked at once,
 * however many lead to it and however long the way is. A ring is found as such and closed at once, never walked round.
 *
 * In: what comes after a spot, null at an end; what a spot makes of what was found of the one after it, null at an end; what
 * each spot of a ring is given.
 */
export function follow<Spot extends object, Found extends object>(
  next: (spot: Spot) => Spot | null,
  extend: (spot: Spot, rest: Found | null) => Found,
  close: (ring: readonly Spot[]) => (spot: Spot) => Found,
): (start: Spot) => Found {
  type Mark = { spot: Spot; found: Found | null }
  const marks = new Map<Spot, Mark>()

  return (start) => {
    const open: Mark[] = []
    let spot: Spot | null = start
    let met = marks.get(start)
    while (spot && !met) {
      const mark: Mark = { spot, found: null }
      marks.set(spot, mark)
      open.push(mark)
      spot = next(spot)
      if (spot) met = marks.get(spot)
    }
    if (met && !met.found) {
      const ring = open.splice(open.indexOf(met))
      const given = close(ring.map((mark) => mark.spot))
      for (const mark of ring) mark.found = given(mark.spot)
    }
    let rest = met?.found ?? null
    for (const mark of open.reverse()) {
      rest = extend(mark.spot, rest)
      mark.found = rest
    }
    return rest as Found
  }
}
