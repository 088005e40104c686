import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ClaimPage, EventPage } from '../../db/queries/event'
import type { Origin, Side } from '../../domain/evidence'
import type { Locale } from '../../domain/locale'
import { AgentName } from '../agent/name'
import { InlineList } from '../ui/list'
import { carriersOf } from './ways'

type Props = { event: EventPage; claim: ClaimPage; locale: Locale }

/** So many origins, and so many carriers of one, are named in a sentence; the rest are counted. */
const NAMED = 3

/**
 * The one line that says how many people said it, and who: what was read, what was only cited, and whom each side goes back
 * to. What was read and cited is the whole event's for its headline claim, and the claim's own for every other.
 */
export function OriginSentence({ event, claim, locale }: Props) {
  const t = useTranslations('chain')
  const headline = claim.position === 0
  const active = claim.evidence.filter((piece) => piece.active)
  const read = headline ? event.counts.read.length : new Set(active.map(({ source }) => source)).size
  const notSeen = headline ? event.counts.notSeen.length : 0
  if (claim.origins.supports.length + claim.origins.denies.length === 0) return t('nobody', { read })
  const side = (of: Side) => () => <SideOf side={of} claim={claim} event={event} locale={locale} />
  const said = { read: t('read', { read }), for: side('supports'), against: side('denies') }
  return notSeen === 0
    ? t.rich('sentenceSeen', said)
    : t.rich('sentence', { ...said, notSeen: t('notSeenCount', { notSeen }) })
}

function SideOf({ side, event, claim, locale }: Props & { side: Side }) {
  const t = useTranslations('chain')
  const origins = claim.origins[side]
  const carriers = carriersOf(claim.chains[side])
  const shown = origins
    .slice(0, NAMED)
    .map((origin) => (
      <OriginNamed
        key={origin.agent}
        origin={origin}
        by={carriers.get(origin.agent) ?? []}
        event={event}
        locale={locale}
      />
    ))
  const rest = origins.length - shown.length
  const who = () => <Apart items={rest > 0 ? [...shown, t('more', { more: rest })] : shown} locale={locale} />
  return t.rich(side === 'supports' ? 'originsFor' : 'originsAgainst', { origins: origins.length, who })
}

function OriginNamed({
  origin: { agent, unnamed },
  by,
  event,
  locale,
}: {
  origin: Origin
  by: readonly string[]
  event: EventPage
  locale: Locale
}) {
  const t = useTranslations('chain')
  const named = (id: string) => <AgentName key={id} agents={event.agents} id={id} locale={locale} />
  const name = () => named(agent)
  if (by.length === 0) return t.rich(unnamed ? 'whoUnnamed' : 'who', { name })
  const carriers = by.slice(0, NAMED).map(named)
  const rest = by.length - carriers.length
  const via = () => (
    <InlineList locale={locale} items={rest > 0 ? [...carriers, t('more', { more: rest })] : carriers} />
  )
  return t.rich(unnamed ? 'whoUnnamedVia' : 'whoVia', { name, via })
}

/** Each may have commas in it, so they are kept apart by what is stronger. */
function Apart({ items, locale }: { items: readonly ReactNode[]; locale: Locale }) {
  return items.map((item, at) => (
    <span key={at}>
      {at > 0 && (locale === 'ar' ? '؛ ' : '; ')}
      {item}
    </span>
  ))
}
