import { instantOf, type Moment } from '../../domain/time'

/** One part of an event's texts, by language; languages in which nothing is said are left out. */
export function titlesOf<P extends string>(texts: Record<string, Record<P, string>>, part: P): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([language, text]) => (text[part] ? [[language, text[part]]] : [])),
  )
}

/** RFC 3339 in UTC where hour and zone are known, else the value, as exact as it is. */
export function publishedAt(published: Moment | null): string | null {
  return published && (instantOf(published)?.toISOString() ?? published.value)
}
