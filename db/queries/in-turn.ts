import { cursorFrom, placeIn } from './cursor'

/** A place in a list: its last row, by time and id. */
export type RowPlace = { at: Date; id: string }

/**
 * One page of a list made of several kinds of row, one kind after the other. `list` gives up to so many rows of a kind
 * after a place in it; `next` is the cursor of the page that follows, null when nothing does.
 */
export async function inTurn<Kind extends string, Row extends RowPlace>(
  kinds: readonly Kind[],
  { limit, cursor }: { limit: number; cursor: string | null },
  list: (kind: Kind, limit: number, after: RowPlace | null) => Promise<Row[]>,
) {
  const start = startOf(kinds, cursor)
  const rows: (Row & { kind: Kind })[] = []
  for (const kind of kinds.slice(start ? kinds.indexOf(start.kind) : 0)) {
    if (rows.length > limit) break
    const after = start?.kind === kind ? start.place : null
    const found = await list(kind, limit + 1 - rows.length, after)
    rows.push(...found.map((row) => ({ ...row, kind })))
  }
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, next: last ? `${last.kind}.${cursorFrom([last.at.getTime(), last.id])}` : null }
}

/** Where a cursor left the list; null for one that was not made here: the list then begins at its beginning. */
function startOf<Kind extends string>(kinds: readonly Kind[], cursor: string | null) {
  const [name, rest] = (cursor ?? '').split('.')
  const kind = kinds.find((each) => each === name)
  const place = placeIn(rest)
  return kind && place ? { kind, place } : null
}
