import { useTranslations } from 'next-intl'
import type { ClaimPage, EventPage } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { Time } from '../ui/time'
import { Told } from './text'

type Props = { event: EventPage; claim: ClaimPage; locale: Locale }

/** The claims that were found to say the same as this one: the address of each leads here, and all that was said of it counts here. */
export function Merged({ event, claim, locale }: Props) {
  const t = useTranslations('event.merged')
  if (claim.merged.length === 0) return null
  return (
    <aside aria-label={t('title')} className="max-w-[65ch] space-y-1 border-edge border-s-4 ps-4 font-label text-sm">
      <p className="text-soft">{t('title')}</p>
      <ul className="space-y-1">
        {claim.merged.map((each) => (
          <li key={each.id} id={`claim-${each.position}`} className="scroll-mt-8">
            {t.rich('said', {
              claim: () => <Told texts={each.text} locale={locale} />,
              when: () => <Time at={each.at} locale={locale} />,
            })}
          </li>
        ))}
      </ul>
      <p>
        {t.rich('counts', {
          history: (words) => <a href={`/${locale}/events/${event.slug}/history`}>{words}</a>,
        })}
      </p>
    </aside>
  )
}
