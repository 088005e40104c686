/** A stretch of a text, in UTF-16 units. */
type Range = { id: string; start: number; end: number }

/** A stretch over which the same passages run: none, one, or several where they overlap. */
export type Run = { text: string; ids: string[] }

/**
 * Cuts a text where passages of it begin and end, so that each run is inside the same ones throughout: overlapping and
 * nested passages can then be drawn without crossing. The runs, joined, are the text. Ranges outside the text are cut to it.
 */
export function runsOf(text: string, ranges: readonly Range[]): Run[] {
  const within = ranges
    .map(({ id, start, end }) => ({ id, start: Math.max(0, start), end: Math.min(text.length, end) }))
    .filter(({ start, end }) => start < end)
  const cuts = [...new Set([0, text.length, ...within.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, at) => {
    const to = cuts[at + 1] as number
    const ids = within.filter(({ start, end }) => start <= from && to <= end).map(({ id }) => id)
    return { text: text.slice(from, to), ids }
  })
}
