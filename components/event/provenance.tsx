import { useTranslations } from 'next-intl'
import type { EventPage } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { JsonLd } from '../ui/data'
import { provenanceOf } from './prov'

/** The chains of a page for machines; of demonstrations too, whose texts are retold but stand in the record as any other. */
export function Provenance({ event, locale, origin }: { event: EventPage; locale: Locale; origin: string }) {
  const t = useTranslations('chain')
  if (event.sources.length === 0) return null
  const unnamed = (name: string) => (name === '' ? t('unnamed') : t('unnamedTo', { name }))
  return <JsonLd data={provenanceOf({ event, locale, origin, unnamed })} />
}
