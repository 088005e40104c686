import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Citation } from '../../db/queries/citations'
import type { ClaimPage, EventPage } from '../../db/queries/event'
import type { SourceLine } from '../../db/queries/sources'
import type { Locale } from '../../domain/locale'
import { momentIn } from '../../i18n/dates'
import { AgentName } from '../agent/name'
import { InlineList } from '../ui/list'
import { Words } from '../ui/prose'
import { SpeakerName } from './origins'

type Piece = ClaimPage['evidence'][number]
type Props = { piece: Piece; source: SourceLine; event: EventPage; locale: Locale }

/** Who printed it and from whom, which is another thing than who said it; when; and the ways to it. */
export function Carried({ piece, source, event, locale }: Props) {
  const t = useTranslations('event')
  const { published } = source
  return (
    <>
      <p className="flex flex-wrap gap-x-3 font-label text-soft text-xs">
        <span>
          <By piece={piece} source={source} event={event} locale={locale} />
        </span>
        {published && <time dateTime={published.value}>{momentIn(locale, published)}</time>}
        <a href={`/${locale}/sources/${source.id}#passage-${piece.id}`}>{t('inSource')}</a>
        {source.url && (
          <a href={source.url} rel="noreferrer nofollow external">
            {t('original')}
          </a>
        )}
      </p>
      <Remarks piece={piece} event={event} locale={locale} />
    </>
  )
}

/** "Carried by INN, from Sputnik, quoting Aydınlık": as the citation has it through which the piece speaks, if it does. */
function By({ piece, source, event, locale }: Props): ReactNode {
  const t = useTranslations('event')
  const agent = (id: string) => <AgentName key={id} agents={event.agents} id={id} locale={locale} />
  const citation = event.citations.find((each) => each.id === piece.citation && each.active)
  const name = () => (source.publisher ? agent(source.publisher) : <Words>{source.title}</Words>)
  if (citation) {
    const said = {
      relation: citation.relation,
      name,
      via: () => <InlineList locale={locale} items={citation.via.map(agent)} />,
      who: () => <Quoted citation={citation} event={event} locale={locale} />,
    }
    return t.rich(citation.via.length > 0 ? 'carriedFrom' : 'carriedQuoting', said)
  }
  const own = source.publisher === piece.speaker.agent && !piece.speaker.unnamed
  return own ? t('ownPage') : t.rich('carriedBy', { name })
}

function Quoted({ citation, event, locale }: Pick<Props, 'event' | 'locale'> & { citation: Citation }) {
  const t = useTranslations('chain')
  if (citation.agent === null) return t('unnamedThere')
  const speaker = { agent: citation.agent, unnamed: citation.unnamed }
  return <SpeakerName speaker={speaker} agents={event.agents} locale={locale} />
}

/** What must be known of the way a word came: that it adds nothing, that it is broken, that it has no beginning. */
function Remarks({ piece, event, locale }: Pick<Props, 'piece' | 'event' | 'locale'>) {
  const t = useTranslations('chain')
  const ends = piece.ends.map((speaker) => (
    <SpeakerName key={speaker.agent} speaker={speaker} agents={event.agents} locale={locale} />
  ))
  const remarks: ReactNode[] = [
    piece.echo && t.rich('echo', { ends: () => <InlineList locale={locale} items={ends} /> }),
    piece.fault === 'missing_link' && t('missingLink'),
    piece.fault === 'cycle' && t('inCircle'),
  ].filter(Boolean)
  return remarks.map((remark, at) => (
    <p key={at} className="mt-1 font-label text-xs">
      <span aria-hidden="true">▸ </span>
      {remark}
    </p>
  ))
}
