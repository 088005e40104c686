import type { Locale } from '../../domain/locale'
import type { Moment } from '../../domain/time'
import { dayIn, instantIn, momentIn } from '../../i18n/dates'

/** When something happened on this platform: the day, with the minute beside it where it matters. */
export function Time({ at, locale, exact = false }: { at: Date; locale: Locale; exact?: boolean }) {
  return (
    <time dateTime={at.toISOString()} title={exact ? undefined : instantIn(locale, at)}>
      {exact ? instantIn(locale, at) : dayIn(locale, at)}
    </time>
  )
}

/** When something is said to have happened: no more exact than it was said. */
export function Said({ moment, locale }: { moment: Moment; locale: Locale }) {
  return <time dateTime={moment.value}>{momentIn(locale, moment)}</time>
}
