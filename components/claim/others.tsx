import { useTranslations } from 'next-intl'
import type { ClaimPage, EventPage } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { ChainOf } from '../chain/chain'
import { OriginSentence } from '../chain/sentence'
import { Sides } from '../evidence/sides'
import { Replies } from '../reply/replies'
import { Cautions } from '../verdict/cautions'
import { Disputes } from '../verdict/disputes'
import { Facts } from '../verdict/facts'
import { Standing } from '../verdict/standing'
import { Votes } from '../verdict/votes'
import { Merged } from './merged'
import { Told } from './text'

/** The other claims of an event, each with its small stamp; what it rests on opens beneath it. */
export function OtherClaims({ event, locale }: { event: EventPage; locale: Locale }) {
  const t = useTranslations('event')
  const others = event.claims.slice(1)
  if (others.length === 0) return null
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('otherClaims')}</h2>
      {others.map((claim) => (
        <article key={claim.id} id={`claim-${claim.position}`} className="border-line border-t py-5">
          <Aspect event={event} claim={claim} locale={locale} />
        </article>
      ))}
    </section>
  )
}

function Aspect({ event, claim, locale }: { event: EventPage; claim: ClaimPage; locale: Locale }) {
  const t = useTranslations('event')
  const [because, log] = [useTranslations('because'), useTranslations('log')]
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-3">
        <h3 className="max-w-[55ch] font-normal text-base">
          <Told texts={claim.text} locale={locale} />
        </h3>
        <Standing verdict={claim.verdict} state={claim.state} />
      </div>
      <Cautions cautions={claim.cautions} />
      <Merged event={event} claim={claim} locale={locale} />
      <Replies claim={claim} event={event} locale={locale} level="h4" />
      <details>
        <summary className="w-fit min-h-8 font-label text-accent text-sm">{t('passagesAndVotes')}</summary>
        <div className="mt-4 space-y-8 border-line border-s-2 ps-5">
          <div className="space-y-3">
            {claim.because && <p className="font-label text-sm">{because(claim.because)}</p>}
            <p>
              <OriginSentence event={event} claim={claim} locale={locale} />
            </p>
            <Facts claim={claim} locale={locale} />
            {claim.entry && (
              <p className="font-label text-sm">
                <a href={`/${locale}/log/${claim.entry.leaf}`}>{log('verdictProof')}</a>
              </p>
            )}
          </div>
          <ChainOf event={event} claim={claim} locale={locale} level="h4" />
          <Sides event={event} claim={claim} locale={locale} level="h4" />
          <Votes claim={claim} locale={locale} level="h4" />
          <Disputes disputes={claim.disputes} locale={locale} level="h4" />
        </div>
      </details>
    </div>
  )
}
