import { useTranslations } from 'next-intl'
import type { ClaimPage, EventPage } from '../../db/queries/event'
import { pieces, type Side } from '../../domain/evidence'
import type { Locale } from '../../domain/locale'
import type { ChainNode } from '../../domain/provenance/chains'
import { AgentName } from '../agent/name'
import { numbered } from '../evidence/sides'
import { InlineList } from '../ui/list'
import { Words } from '../ui/prose'
import { byWay, keyOf, waysOf } from './ways'

type Props = { event: EventPage; claim: ClaimPage; side: Side; locale: Locale; level: 'h3' | 'h5' }

/** The chains of one side in words: each way a line of steps, from the page it was read on to whom it goes back to. */
export function ChainList({ event, claim, side, locale, level: Heading }: Props) {
  const t = useTranslations('chain')
  const ways = waysOf(claim.chains[side])
  const came = byWay(pieces(claim.evidence, side))
  const numbers = numbered(claim)
  if (ways.length === 0) return null
  return (
    <div>
      <Heading className="mb-2 font-label font-medium text-sm">{t('waysOf', { side, ways: ways.length })}</Heading>
      <ol className="space-y-4 font-label text-sm">
        {ways.map((way) => (
          <li key={way.map(({ id }) => id).join(' ')} className="border-line border-t pt-3">
            <ol className="space-y-1">
              {way.map((node, at) => (
                <li key={node.id} className="flex gap-2">
                  <span aria-hidden="true" className="w-4 shrink-0 text-center text-soft">
                    {SIGNS[node.kind]}
                  </span>
                  <span>
                    <Step node={node} after={way[at - 1]} event={event} locale={locale} />
                  </span>
                </li>
              ))}
            </ol>
            <Rests came={came.get(keyOf(way)) ?? []} numbers={numbers} />
          </li>
        ))}
      </ol>
    </div>
  )
}

const SIGNS = { source: '▤', agent: '┊', cycle: '⟳', origin: '◉' } as const

function Step({
  node,
  after,
  event,
  locale,
}: {
  node: ChainNode
  after: ChainNode | undefined
  event: EventPage
  locale: Locale
}) {
  const t = useTranslations('chain')
  const agent = (id: string) => () => <AgentName agents={event.agents} id={id} locale={locale} />
  switch (node.kind) {
    case 'source': {
      const page = () => <Page event={event} id={node.source} locale={locale} />
      if (!node.agent) return t.rich(after ? 'fromRead' : 'readIn', { page })
      return t.rich(after ? 'fromReadOf' : 'readInOf', { name: agent(node.agent), page })
    }
    case 'agent':
      return t.rich('fromUnseen', { name: agent(node.agent) })
    case 'cycle': {
      const pages = node.sources.map((id) => <Page key={id} event={event} id={id} locale={locale} />)
      return t.rich('fromCircle', { pages: () => <InlineList locale={locale} items={pages} /> })
    }
    case 'origin':
      if (after?.kind === 'cycle') return t.rich('endsCircle', { name: agent(node.agent) })
      if (node.unnamed) return t.rich('endsUnnamed', { name: agent(node.agent) })
      return t.rich(node.seen ? 'endsSeen' : 'endsUnseen', { name: agent(node.agent) })
  }
}

function Page({ event, id, locale }: { event: EventPage; id: string; locale: Locale }) {
  const source = event.sources.find((each) => each.id === id)
  return (
    <a href={`/${locale}/sources/${id}`}>
      <Words language={source?.language}>{source?.title ?? id}</Words>
    </a>
  )
}

/** The passages that came this way; and what is missing on it, where something is. */
function Rests({ came, numbers }: { came: ClaimPage['evidence']; numbers: ReadonlyMap<string, number> }) {
  const t = useTranslations('chain')
  const passage = useTranslations('event')
  const lost = came.some(({ fault }) => fault === 'missing_link')
  if (came.length === 0) return null
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 ps-6 text-xs text-soft">
      {came.map(({ id }) => (
        <a key={id} href={`#passage-${id}`}>
          {passage('passage', { number: numbers.get(id) ?? 0 })}
        </a>
      ))}
      {lost && <strong className="font-medium text-ink">▲ {t('missingLink')}</strong>}
    </p>
  )
}
