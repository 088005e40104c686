import { useTranslations } from 'next-intl'
import type { ClaimPage, EventPage } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { OriginSentence } from '../chain/sentence'
import { Cautions } from '../verdict/cautions'
import { DisputedNow } from '../verdict/disputes'
import { Facts } from '../verdict/facts'
import { Stamp } from '../verdict/stamp'
import { Merged } from './merged'
import { Told } from './text'

/** The headline claim and all that a hurried reader takes from the page: sentence, stamp, who says so, cautions, numbers. */
export function Headline({ event, claim, locale }: { event: EventPage; claim: ClaimPage; locale: Locale }) {
  const t = useTranslations('event')
  const because = useTranslations('because')
  return (
    <section
      aria-label={t('claim')}
      className="mt-8 gap-x-16 space-y-6 border-ink border-t-4 border-double border-b border-b-line pt-6 pb-8 lg:grid lg:grid-cols-[minmax(0,1fr)_23rem] lg:space-y-0"
    >
      <div className="space-y-5">
        <p className="max-w-[42ch] text-xl">
          <Told texts={claim.text} locale={locale} />
        </p>
        <ClaimStamp claim={claim} />
        <DisputedNow disputes={claim.disputes} locale={locale} />
        {claim.because && <p className="max-w-[65ch] font-label text-sm">{because(claim.because)}</p>}
        <p className="max-w-[60ch]">
          <OriginSentence event={event} claim={claim} locale={locale} />
        </p>
        <Merged event={event} claim={claim} locale={locale} />
      </div>
      <div className="space-y-5">
        <Cautions cautions={claim.cautions} />
        <Facts claim={claim} locale={locale} />
      </div>
    </section>
  )
}

/** The stamp directly under the claim; under review there is none, and a dispute is said in the same breath. */
function ClaimStamp({ claim }: { claim: ClaimPage }) {
  const t = useTranslations('state')
  if (claim.verdict === null) {
    return <p className="w-fit border-edge border-y py-2 font-label text-lg text-soft">{t('under_review')}</p>
  }
  return (
    <p className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <Stamp verdict={claim.verdict} size="large" />
      {claim.state !== 'settled' && <span className="font-label font-medium">{t(claim.state)}</span>}
    </p>
  )
}
