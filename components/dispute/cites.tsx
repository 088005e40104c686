import { useTranslations } from 'next-intl'
import type { ClaimPage, EventPage } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { PieceShown } from '../evidence/piece'
import { numbered } from '../evidence/sides'

/** What somebody's words rest on, as links to the passages. Nothing where they rest on none. */
export function Cites({ evidence, claim }: { evidence: readonly string[]; claim: ClaimPage }) {
  const t = useTranslations('event')
  const numbers = numbered(claim)
  if (evidence.length === 0) return null
  return (
    <p className="flex flex-wrap gap-x-3 font-label text-soft text-xs">
      {t('restsOn')}
      {inOrder(evidence, numbers).map((id) => (
        <a key={id} href={`#passage-${id}`}>
          {t('passage', { number: numbers.get(id) ?? 0 })}
        </a>
      ))}
    </p>
  )
}

type Props = { evidence: readonly string[]; event: EventPage; claim: ClaimPage; locale: Locale }

/** The passages that are cited in a case, once each: whose word it is, what it says, in whose pages. */
export function CitedPassages({ evidence, event, claim, locale }: Props) {
  const t = useTranslations('caseFile')
  const numbers = numbered(claim)
  const cited = inOrder([...new Set(evidence)], numbers).flatMap(
    (id) => claim.evidence.find((piece) => piece.id === id) ?? [],
  )
  if (cited.length === 0) return null
  return (
    <section aria-labelledby="cited">
      <h2 id="cited" className="mb-3 text-lg">
        {t('cited')}
      </h2>
      <div className="grid gap-x-12 gap-y-6 md:grid-cols-2">
        {cited.map((piece) => (
          <PieceShown key={piece.id} piece={piece} number={numbers.get(piece.id) ?? 0} event={event} locale={locale} />
        ))}
      </div>
    </section>
  )
}

function inOrder(evidence: readonly string[], numbers: ReadonlyMap<string, number>): string[] {
  return evidence.toSorted((one, other) => (numbers.get(one) ?? 0) - (numbers.get(other) ?? 0))
}
