import { useTranslations } from 'next-intl'
import type { RegroupingShown } from '../../db/queries/regroupings'
import type { Locale } from '../../domain/locale'
import { EventLink } from '../history/event-link'

type Props = { regrouping: Pick<RegroupingShown, 'kind' | 'from' | 'to' | 'claims'>; locale: Locale }

/** What was done to two events, in words: which was merged into which, parted from it again, or split off, and how many claims moved. */
export function RegroupingTold({ regrouping, locale }: Props) {
  const t = useTranslations('caseFile.regrouping')
  const { kind, from, to, claims } = regrouping
  return t.rich(kind, {
    claims,
    // The page of an event that was merged leads on; its history stays where it is.
    from: () => <EventLink event={from} part={kind === 'merged' ? 'history' : undefined} locale={locale} />,
    to: () => <EventLink event={to} locale={locale} />,
  })
}
