import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { DeskEvent } from '../../db/queries/desk-event'
import { stretchIn } from '../../i18n/dates'
import { inLanguage } from '../../i18n/languages'
import { Words } from '../ui/prose'
import type { Desk } from './desk'
import { DateForm, TellForm } from './event-forms'

/** What the event is called, when and where it is said to have happened, and the forms that say it better. */
export function Heading({ event, desk }: { event: DeskEvent; desk: Desk }) {
  const t = useTranslations('desk.event')
  const told = inLanguage(event.texts, desk.locale)
  const when = event.time && stretchIn(desk.locale, { ...event.time, zone: null }, event.time.until)
  return (
    <header className="space-y-1">
      <h1 className="text-2xl">
        <Words language={told?.language ?? null}>{told?.text.title}</Words>
      </h1>
      <p className="flex flex-wrap gap-x-4 font-label text-sm text-soft">
        {told?.text.place ? <Words language={told.language}>{told.text.place}</Words> : <span>{t('noPlace')}</span>}
        {event.time ? <time dateTime={event.time.value}>{when}</time> : <span>{t('noTime')}</span>}
        <Link href={`/${desk.locale}/events/${event.slug}`} prefetch={false}>
          {t('public')}
        </Link>
        <Link href={`/${desk.locale}/desk`} prefetch={false}>
          {t('desk')}
        </Link>
      </p>
      {desk.forbids('describe_event') === null && (
        <div className="flex max-w-3xl flex-col gap-x-8 sm:flex-row sm:flex-wrap">
          <TellForm event={event} desk={desk} />
          <DateForm event={event} desk={desk} />
        </div>
      )}
    </header>
  )
}
