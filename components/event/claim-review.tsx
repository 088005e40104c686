import type { EventPage } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { VERDICTS } from '../../domain/verdict'
import { inLanguage } from '../../i18n/languages'

/**
 * The verdicts of a page as schema.org ClaimReview, for the claims that have one; none for a demonstration. The rating
 * counts from denied (1) by unverified (2) to confirmed (3); the words are the page's own.
 */
export function ClaimReview({
  event,
  locale,
  origin,
  words,
}: {
  event: EventPage
  locale: Locale
  origin: string
  words: Readonly<Record<(typeof VERDICTS)[number], string>>
}) {
  const reviewed = event.claims.filter((claim) => claim.verdict !== null)
  if (event.demonstration || reviewed.length === 0) return null
  const url = `${origin}/${locale}/events/${event.slug}`
  const reviews = reviewed.map((claim) => ({
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: claim.position === 0 ? url : `${url}#claim-${claim.position}`,
    inLanguage: locale,
    datePublished: claim.settledAt?.toISOString(),
    dateModified: claim.updatedAt.toISOString(),
    claimReviewed: inLanguage(claim.text, locale)?.text,
    author: { '@type': 'Organization', name: 'Isnad', url: `${origin}/` },
    itemReviewed: {
      '@type': 'Claim',
      appearance: event.sources
        .filter(({ id, url }) => url && claim.evidence.some((piece) => piece.active && piece.source === id))
        .map((source) => ({ '@type': 'CreativeWork', url: source.url, headline: source.title })),
    },
    reviewRating: {
      '@type': 'Rating',
      worstRating: 1,
      bestRating: VERDICTS.length,
      ratingValue: { denied: 1, unverified: 2, confirmed: 3 }[claim.verdict ?? 'unverified'],
      alternateName: words[claim.verdict ?? 'unverified'],
    },
  }))
  return (
    <script
      type="application/ld+json"
      // A `<` in somebody's words must not end the element.
      dangerouslySetInnerHTML={{ __html: JSON.stringify(reviews).replaceAll('<', '\\u003c') }}
    />
  )
}
