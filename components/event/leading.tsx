import { useTranslations } from 'next-intl'
import type { EventPage } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { inLanguage } from '../../i18n/languages'
import { OriginSentence } from '../chain/sentence'
import { Told } from '../claim/text'
import { Words } from '../ui/prose'
import { Cautions } from '../verdict/cautions'
import { Facts } from '../verdict/facts'
import { Stamp } from '../verdict/stamp'

/** The event that leads the front page: enough of it to grasp what this place does. */
export function Leading({ event, locale }: { event: EventPage; locale: Locale }) {
  const t = useTranslations('home')
  const told = inLanguage(event.texts, locale)
  const [claim] = event.claims
  if (!told || !claim) return null
  return (
    <section
      aria-labelledby="leading"
      className="gap-x-16 space-y-6 border-ink border-y-4 border-double py-8 lg:grid lg:grid-cols-[minmax(0,1fr)_23rem] lg:space-y-0"
    >
      <div className="space-y-5">
        <p className="font-label text-soft text-sm">{t('leading')}</p>
        <h2 id="leading" className="text-2xl">
          <a href={`/${locale}/events/${event.slug}`} className="text-ink no-underline hover:underline">
            <Words language={told.language}>{told.text.title}</Words>
          </a>
        </h2>
        <p className="max-w-[46ch] text-lg">
          <Told texts={claim.text} locale={locale} />
        </p>
        {claim.verdict && <Stamp verdict={claim.verdict} size="large" />}
        <p className="max-w-[60ch]">
          <OriginSentence event={event} claim={claim} locale={locale} />
        </p>
      </div>
      <div className="space-y-5">
        <Cautions cautions={claim.cautions} />
        <Facts claim={claim} locale={locale} />
      </div>
    </section>
  )
}
