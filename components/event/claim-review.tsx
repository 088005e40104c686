import type { EventPage } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { goneIn } from '../../domain/removal'
import type { Verdict } from '../../domain/verdict'
import { inLanguage } from '../../i18n/languages'
import { JsonLd } from '../ui/data'

type Words = Readonly<Record<Verdict, string>>
type Props = { event: EventPage; locale: Locale; origin: string; words: Words }

/** The verdicts of a page as schema.org ClaimReview; nothing where there are none. */
export function ClaimReview(props: Props) {
  const reviews = reviewsOf(props)
  if (reviews.length === 0) return null
  return <JsonLd data={reviews} />
}

/**
 * The claims of an event that have a verdict, as ClaimReview; none of a demonstration, none whose words are withheld. The rating counts from denied (1) by
 * unverified (2) to confirmed (3); the words are the page's own.
 */
export function reviewsOf({ event, locale, origin, words: verdicts }: Props) {
  if (event.demonstration) return []
  const url = `${origin}/${locale}/events/${event.slug}`
  return event.claims.flatMap((claim) => {
    if (claim.verdict === null) return []
    const words = inLanguage(claim.text, locale)?.text
    if (words && goneIn(words)) return []
    const read = new Set(claim.evidence.filter((piece) => piece.active).map((piece) => piece.source))
    const seen = event.sources.filter((source) => source.url && read.has(source.id) && !goneIn(source.title))
    return {
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      url: claim.position === 0 ? url : `${url}#claim-${claim.position}`,
      inLanguage: locale,
      datePublished: claim.settledAt?.toISOString(),
      dateModified: claim.updatedAt.toISOString(),
      claimReviewed: words,
      author: { '@type': 'Organization', name: 'Isnad', url: `${origin}/` },
      itemReviewed: {
        '@type': 'Claim',
        appearance: seen.map((source) => ({ '@type': 'CreativeWork', url: source.url, headline: source.title })),
      },
      reviewRating: {
        '@type': 'Rating',
        worstRating: RATING.denied,
        bestRating: RATING.confirmed,
        ratingValue: RATING[claim.verdict],
        alternateName: verdicts[claim.verdict],
      },
    }
  })
}

const RATING: Readonly<Record<Verdict, number>> = { denied: 1, unverified: 2, confirmed: 3 }
