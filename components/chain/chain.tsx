import { useTranslations } from 'next-intl'
import type { ClaimPage, EventPage } from '../../db/queries/event'
import { SIDES, type Side } from '../../domain/evidence'
import type { Locale } from '../../domain/locale'
import { ChainList } from './list'
import { Picture } from './picture'
import { useSayings } from './sayings'
import { waysOf } from './ways'

type Props = { event: EventPage; claim: ClaimPage; locale: Locale; level?: 'h2' | 'h4' }

/** More boxes than anybody can follow in a picture; beyond that the list tells it alone. */
const MOST = 60

/** Who has it from whom, for both sides of a claim: as a picture, and in words that say the same. */
export function ChainOf({ event, claim, locale, level: Heading = 'h2' }: Props) {
  const below = Heading === 'h2' ? 'h3' : 'h5'
  const t = useTranslations('chain')
  const sayings = useSayings(event, claim, locale)
  const { chains } = claim
  const count = chains.supports.nodes.length + chains.denies.nodes.length
  if (count === 0) return null
  const ways = (side: Side) => waysOf(chains[side]).length
  const label = t('picture', { for: ways('supports'), against: ways('denies') })
  return (
    <section id={claim.position === 0 ? 'chain' : undefined} className="space-y-4">
      <Heading className="text-lg">{t('title')}</Heading>
      {count > MOST ? (
        <p className="font-label text-soft text-sm">{t('tooMany')}</p>
      ) : (
        <figure className="border-line border-y py-3">
          <Picture chains={chains} sayings={sayings} locale={locale} title={t('title')} label={label} />
          <figcaption className="mt-2 font-label text-soft text-xs">
            {t('legend')} <a href={`/${locale}/method#origin`}>{t('how')}</a>
          </figcaption>
        </figure>
      )}
      <div className="grid gap-x-12 gap-y-6 md:grid-cols-2">
        {SIDES.map((side) => (
          <ChainList key={side} event={event} claim={claim} side={side} locale={locale} level={below} />
        ))}
      </div>
    </section>
  )
}
