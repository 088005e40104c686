/** What can be dated at once, one after another; what waits in circles; what waits only for them, again in turn. */
type Turns = { before: string[]; circles: Set<string>; behind: string[] }

/**
 * The order in which places can be dated when some count from others, and those that wait for one another in a circle (or lie
 * between two circles). In: for each place the places it counts from, all of them keys. Peeled from both ends (Kahn 1962), so
 * that the answer hangs on no order and takes one step for each place and count.
 */
export function inTurnOf(grounds: ReadonlyMap<string, readonly string[]>): Turns {
  const counting = turned(grounds)
  const first = peeled([...grounds.keys()], grounds, counting)
  const left = [...grounds.keys()].filter((place) => !first.has(place))
  const among = (of: ReadonlyMap<string, readonly string[]>) =>
    new Map(left.map((place) => [place, (of.get(place) ?? []).filter((each) => !first.has(each))]))
  const behind = peeled(left, among(counting), among(grounds))
  const circles = new Set(left.filter((place) => !behind.has(place)))
  return { before: [...first], circles, behind: [...behind].reverse() }
}

/** Those of some places that are reached by taking away, again and again, one that waits for nobody that is left. */
function peeled(
  places: readonly string[],
  waitsFor: ReadonlyMap<string, readonly string[]>,
  waitedFor: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const open = new Map(places.map((place) => [place, waitsFor.get(place)?.length ?? 0]))
  const free = places.filter((place) => open.get(place) === 0)
  for (let place = free[0], at = 0; place !== undefined; place = free[++at]) {
    for (const next of waitedFor.get(place) ?? []) {
      const rest = (open.get(next) ?? 0) - 1
      open.set(next, rest)
      if (rest === 0) free.push(next)
    }
  }
  return new Set(free)
}

function turned(edges: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const back = new Map<string, string[]>()
  for (const [from, all] of edges)
    for (const to of all) {
      const there = back.get(to)
      if (there) there.push(from)
      else back.set(to, [from])
    }
  return back
}
