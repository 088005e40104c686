import { useTranslations } from 'next-intl'
import type { ClaimPage, EventPage } from '../../db/queries/event'
import { STANCES, type Stance } from '../../domain/evidence'
import type { Locale } from '../../domain/locale'
import { WhyGone } from '../dispute/excluded'
import { Handle, Words } from '../ui/prose'
import { PieceShown } from './piece'

type Props = { event: EventPage; claim: ClaimPage; locale: Locale; level?: 'h2' | 'h4' }

/** Who says so, who denies it, who only mentions it; the two sides beside each other where there is room. */
export function Sides({ event, claim, locale, level: Heading = 'h2' }: Props) {
  const t = useTranslations('event')
  const nobody = { supports: t('nobodySupports'), denies: t('nobodyDenies'), mentions: null }
  const numbers = numbered(claim)
  const of = (stance: Stance) => claim.evidence.filter((piece) => piece.active && piece.stance === stance)
  return (
    <div className="grid gap-x-12 gap-y-10 md:grid-cols-2">
      {STANCES.map((stance) => {
        const pieces = of(stance)
        if (pieces.length === 0 && stance === 'mentions') return null
        return (
          <section key={stance} className={stance === 'mentions' ? 'md:col-span-2 md:max-w-2xl' : ''}>
            <Heading className="mb-3 text-lg">{t(stance)}</Heading>
            {pieces.length === 0 && <p className="border-line border-t pt-4 text-soft">{nobody[stance]}</p>}
            <div className="space-y-6">
              {pieces.map((piece) => (
                <PieceShown
                  key={piece.id}
                  piece={piece}
                  number={numbers.get(piece.id) ?? 0}
                  event={event}
                  locale={locale}
                />
              ))}
            </div>
          </section>
        )
      })}
      <Withdrawn event={event} claim={claim} />
    </div>
  )
}

/** The passages of a claim are numbered in the order they were attached, so that reasons can point at them. */
export function numbered(claim: ClaimPage): Map<string, number> {
  return new Map(claim.evidence.map((piece, at) => [piece.id, at + 1]))
}

/** What was taken back stays in sight, with the reason, and out of the way. */
function Withdrawn({ event, claim }: Pick<Props, 'event' | 'claim'>) {
  const t = useTranslations('event')
  const former = t('former')
  const withdrawn = claim.evidence.filter((piece) => piece.withdrawn)
  if (withdrawn.length === 0) return null
  return (
    <details className="font-label text-sm md:col-span-2">
      <summary className="min-h-8 text-soft">{t('withdrawnTitle', { count: withdrawn.length })}</summary>
      <ul className="mt-3 space-y-4 border-line border-s-2 ps-4">
        {withdrawn.map((piece) => (
          <li key={piece.id} id={`passage-${piece.id}`}>
            <Words language={event.sources.find(({ id }) => id === piece.source)?.language} className="block font-read">
              <del>{piece.exact}</del>
            </Words>
            {piece.withdrawn && (
              <WhyGone withdrawn={piece.withdrawn}>
                {(by, reason) =>
                  t.rich('withdrawn', {
                    who: '',
                    bdi: () => <Handle handle={by} former={former} />,
                    reason: () => <Words>{reason}</Words>,
                  })
                }
              </WhyGone>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
