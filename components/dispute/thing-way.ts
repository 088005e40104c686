import type { Standing } from '../../db/queries/standing'
import type { Locale } from '../../domain/locale'

/** Where whoever has an account contests a passage or a regrouping: the case that is open about it, else its place at the desk, where one is opened. */
export function thingWay({ kind, id, slug, position, source, open }: Standing, locale: Locale): string {
  if (open) return `/${locale}/desk/disputes/${open}`
  const desk = `/${locale}/desk/events/${slug}`
  if (kind === 'regrouping') return `${desk}#regrouping-${id}`
  if (kind === 'evidence') return `${desk}?claim=${position}#passage-${id}`
  return `${desk}?source=${source}#${kind === 'citation' ? 'citation' : 'time'}-${id}`
}
