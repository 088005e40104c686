import { z } from 'zod'

/** Where a list was left: opaque to whoever holds it, and no more than a place; a bad one is no place. */
export function cursorFrom(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

const Place = z.tuple([z.int().min(0).max(8.64e15), z.uuid()])
const Line = z.tuple([z.int().min(0).max(Number.MAX_SAFE_INTEGER)])

/** The place in a list ordered by time, then id; null when the cursor was not made here. */
export function placeIn(cursor: string | null | undefined): { at: Date; id: string } | null {
  const [at, id] = read(cursor, Place) ?? []
  return at !== undefined && id ? { at: new Date(at), id } : null
}

/** The place in a list ordered by number. */
export function lineIn(cursor: string | null | undefined): number | null {
  return read(cursor, Line)?.[0] ?? null
}

function read<S extends z.ZodType>(cursor: string | null | undefined, shape: S): z.output<S> | null {
  if (!cursor || cursor.length > 200) return null
  try {
    return shape.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString())).data ?? null
  } catch {
    return null
  }
}
