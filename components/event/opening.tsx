import { useTranslations } from 'next-intl'
import type { EventPage } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { stretchIn } from '../../i18n/dates'
import { inLanguage } from '../../i18n/languages'
import { Notice } from '../ui/notice'
import { Words } from '../ui/prose'

/** Title, place, and the date as exact as it is known. */
export function Opening({ event, locale }: { event: EventPage; locale: Locale }) {
  const told = inLanguage(event.texts, locale)
  const { time } = event
  if (!told) return null
  return (
    <header>
      {event.demonstration && <Demonstration />}
      <h1 className="max-w-[36ch] text-2xl sm:text-3xl">
        <Words language={told.language}>{told.text.title}</Words>
      </h1>
      <p className="mt-3 flex flex-wrap gap-x-3 font-label text-sm text-soft">
        {told.text.place && <Words language={told.language}>{told.text.place}</Words>}
        {told.text.place && time && <span aria-hidden="true">·</span>}
        {time && <time dateTime={time.value}>{stretchIn(locale, { ...time, zone: null }, time.until)}</time>}
      </p>
    </header>
  )
}

/** What was reported, told in a few sentences; nothing when nobody has told it yet. */
export function Summary({ event, locale }: { event: EventPage; locale: Locale }) {
  const told = inLanguage(event.texts, locale)
  if (!told?.text.summary) return null
  return (
    <Words as="p" language={told.language} className="max-w-[65ch] whitespace-pre-line text-base">
      {told.text.summary}
    </Words>
  )
}

/** Said on every page of the demonstration set, before anything else. */
export function Demonstration() {
  const t = useTranslations('event')
  return (
    <div className="mb-8">
      <Notice>{t('demonstration')}</Notice>
    </div>
  )
}
