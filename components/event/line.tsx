import { useTranslations } from 'next-intl'
import type { EventLine } from '../../db/queries/events'
import type { Locale } from '../../domain/locale'
import { stretchIn } from '../../i18n/dates'
import { inLanguage } from '../../i18n/languages'
import { Words } from '../ui/prose'
import { Standing } from '../verdict/standing'

/** An event in a list: its title, where and when, how its headline claim stands. */
export function EventLineShown({
  event,
  locale,
  level: Heading = 'h3',
}: {
  event: EventLine
  locale: Locale
  level?: 'h2' | 'h3'
}) {
  const t = useTranslations('event')
  const told = inLanguage(event.texts, locale)
  if (!told) return null
  return (
    <article className="space-y-2 border-line border-t py-4">
      <Heading className="text-lg">
        <a href={`/${locale}/events/${event.slug}`} className="text-ink no-underline hover:underline">
          <Words language={told.language}>{told.text.title}</Words>
        </a>
      </Heading>
      <p className="flex flex-wrap gap-x-2 font-label text-soft text-xs">
        {told.text.place && <Words language={told.language}>{told.text.place}</Words>}
        {told.text.place && event.time && <span aria-hidden="true">·</span>}
        {event.time && <span>{stretchIn(locale, { ...event.time, zone: null }, event.time.until)}</span>}
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Standing verdict={event.verdict} state={event.state} />
        {event.verdict === null && (
          <span className="font-label text-soft text-xs">{t('cast', { cast: event.cast })}</span>
        )}
      </p>
    </article>
  )
}
