import type { Locale } from '../../domain/locale'
import { inLanguage } from '../../i18n/languages'
import { Words } from '../ui/prose'

type Named = { slug: string; texts: Readonly<Record<string, { title: string }>> }

/** An event by its title, which leads to its page, or to its history. */
export function EventLink({ event, part, locale }: { event: Named; part?: 'history'; locale: Locale }) {
  const told = inLanguage(event.texts, locale)
  return (
    <a href={`/${locale}/events/${event.slug}${part ? `/${part}` : ''}`}>
      <Words language={told?.language ?? null}>{told?.text.title ?? event.slug}</Words>
    </a>
  )
}
