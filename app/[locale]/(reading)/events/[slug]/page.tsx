import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ChainOf } from '../../../../../components/chain/chain'
import { Headline } from '../../../../../components/claim/headline'
import { OtherClaims } from '../../../../../components/claim/others'
import { ClaimReview } from '../../../../../components/event/claim-review'
import { Dates } from '../../../../../components/event/dates'
import { Further } from '../../../../../components/event/further'
import { Matrix } from '../../../../../components/event/matrix'
import { Opening, Summary } from '../../../../../components/event/opening'
import { Provenance } from '../../../../../components/event/provenance'
import { Regrouped } from '../../../../../components/event/regrouped'
import { Sides } from '../../../../../components/evidence/sides'
import { WithheldHere } from '../../../../../components/removal/here'
import { Replies } from '../../../../../components/reply/replies'
import { Shell } from '../../../../../components/shell/shell'
import { plainWords } from '../../../../../components/ui/gone'
import { Disputes } from '../../../../../components/verdict/disputes'
import { Votes } from '../../../../../components/verdict/votes'
import { db } from '../../../../../db/connection'
import { readEvent } from '../../../../../db/queries/event'
import { leadsTo } from '../../../../../db/queries/regroupings'
import { listWithheld, numbersIn } from '../../../../../db/queries/removals'
import type { Locale } from '../../../../../domain/locale'
import { addressesOf } from '../../../../../i18n/addresses'
import { inLanguage } from '../../../../../i18n/languages'
import { settings } from '../../../../../server/settings'

type Props = { params: Promise<{ locale: Locale; slug: string }> }

/** The event; the address of one that was merged into another leads on to that. */
const load = cache(async (slug: string, locale: Locale) => {
  const event = (await readEvent(db(), slug)) ?? notFound()
  if (event.claims.length > 0) return event
  const survivor = await leadsTo(db(), slug)
  return survivor ? permanentRedirect(`/${locale}/events/${survivor}`) : event
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params
  const event = await load(slug, locale)
  const [headline] = event.claims
  if (!headline) return {}
  const claim = plainWords(inLanguage(headline.text, locale)?.text ?? '', await getTranslations('gone'))
  const standing = headline.verdict
    ? (await getTranslations('verdict'))(headline.verdict)
    : (await getTranslations('state'))(headline.state)
  const t = await getTranslations('event')
  return {
    title: `${claim} ${standing}`,
    description: t('description', { state: standing, claim }),
    alternates: addressesOf(locale, `/events/${slug}`),
    robots: event.demonstration ? { index: false } : undefined,
  }
}

export default async function Page({ params }: Props) {
  const { locale, slug } = await params
  const event = await load(slug, locale)
  const [headline] = event.claims
  if (!headline) notFound()
  const words = await getTranslations('verdict')
  const verdicts = { confirmed: words('confirmed'), denied: words('denied'), unverified: words('unverified') }
  return (
    <Shell locale={locale} path={`/events/${slug}`} width="wide">
      <div className="space-y-14">
        <div>
          <Opening event={event} locale={locale} />
          <Headline event={event} claim={headline} locale={locale} />
          <Replies claim={headline} event={event} locale={locale} />
        </div>
        <Summary event={event} locale={locale} />
        <ChainOf event={event} claim={headline} locale={locale} />
        <Sides event={event} claim={headline} locale={locale} />
        <OtherClaims event={event} locale={locale} />
        <Votes claim={headline} locale={locale} />
        <Disputes disputes={[...headline.disputes, ...event.disputes]} locale={locale} />
        <Dates event={event} locale={locale} />
        <Matrix event={event} locale={locale} />
        <Regrouped event={event} locale={locale} />
        <Further event={event} locale={locale} />
        <WithheldHere items={await listWithheld(db(), numbersIn(event))} locale={locale} />
      </div>
      <ClaimReview event={event} locale={locale} origin={settings().authUrl} words={verdicts} />
      <Provenance event={event} locale={locale} origin={settings().authUrl} />
    </Shell>
  )
}
