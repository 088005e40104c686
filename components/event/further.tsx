import { useTranslations } from 'next-intl'
import type { EventPage } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { ButtonLink } from '../ui/button'

/** The ways on from a verdict: check its past, learn the method, take part, disagree. */
export function Further({ event, locale }: { event: EventPage; locale: Locale }) {
  const t = useTranslations('event')
  const desk = `/${locale}/desk/events/${event.slug}`
  const log = useTranslations('log')
  const [headline] = event.claims
  const recorded = headline?.entry
  const settled = event.claims.some((claim) => claim.verdict !== null)
  return (
    <section>
      <h2 className="mb-4 text-lg">{t('further')}</h2>
      <div className="flex flex-wrap gap-3">
        <ButtonLink tone="strong" href={desk}>
          {t('review')}
        </ButtonLink>
        {settled && <ButtonLink href={`${desk}#dispute`}>{t('contest')}</ButtonLink>}
        {headline?.verdict && (
          <ButtonLink href={`/${locale}/complaints/new?about=claim:${headline.id}`}>{t('affected')}</ButtonLink>
        )}
        <ButtonLink href={`/${locale}/events/${event.slug}/history`}>{t('history')}</ButtonLink>
        {recorded && <ButtonLink href={`/${locale}/log/${recorded.leaf}`}>{log('verdictProof')}</ButtonLink>}
        <ButtonLink href={`/${locale}/desk/flags?${new URLSearchParams({ q: `/events/${event.slug}` })}`}>
          {t('flag')}
        </ButtonLink>
        <ButtonLink href={`/${locale}/method`}>{t('method')}</ButtonLink>
      </div>
    </section>
  )
}
