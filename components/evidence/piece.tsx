import { useTranslations } from 'next-intl'
import type { Agent } from '../../db/queries/agents'
import type { Piece } from '../../db/queries/evidence'
import type { SourceLine } from '../../db/queries/sources'
import type { Locale } from '../../domain/locale'
import { momentIn } from '../../i18n/dates'
import { AgentName } from '../agent/name'
import { Handle, Words } from '../ui/prose'
import { SpeakerName } from './origins'

type Props = {
  piece: Piece
  number: number
  source: SourceLine | undefined
  agents: Readonly<Record<string, Agent>>
  locale: Locale
}

/** One passage: whose word it is, what it says, in whose pages, and where to read it. */
export function PieceShown({ piece, number, source, agents, locale }: Props) {
  const t = useTranslations('event')
  const standing = useTranslations('standing')
  return (
    <article id={`passage-${piece.id}`} className="border-line border-t pt-4">
      <p className="flex gap-2 font-label font-medium text-sm">
        <span className="text-soft">{number}</span>
        <span>
          <SpeakerName speaker={piece.speaker} agents={agents} locale={locale} />
          {piece.standing !== 'third_party' && <span className="text-soft"> · {standing(piece.standing)}</span>}
        </span>
      </p>
      <Passage piece={piece} source={source} locale={locale} />
      {source && <Carried piece={piece} source={source} agents={agents} locale={locale} />}
      {piece.asserts && (
        <p className="font-label text-soft text-xs">{t('asserts', { date: momentIn(locale, piece.asserts) })}</p>
      )}
    </article>
  )
}

/** The passage in its own language, and beneath it the reader's, under the name of whoever translated it. */
function Passage({ piece, source, locale }: Pick<Props, 'piece' | 'source' | 'locale'>) {
  const t = useTranslations('event')
  const translation = piece.translations.find((each) => each.language === locale)
  const former = t('former')
  return (
    <>
      <Words as="blockquote" language={source?.language ?? null} className="my-3 border-edge border-s-2 ps-4 text-base">
        {piece.exact}
      </Words>
      {translation && translation.language !== source?.language && (
        <div className="my-3 ps-4">
          <p lang={locale}>{translation.text}</p>
          <p className="font-label text-soft text-xs">
            {t.rich('translation', {
              who: translation.by ?? '',
              bdi: () => <Handle handle={translation.by} former={former} />,
            })}
          </p>
        </div>
      )}
    </>
  )
}

/** Who printed it, which is another thing than who said it; when; and the ways to it. */
function Carried({
  piece,
  source,
  agents,
  locale,
}: Pick<Props, 'piece' | 'agents' | 'locale'> & { source: SourceLine }) {
  const t = useTranslations('event')
  const { publisher, published } = source
  const own = publisher === piece.speaker.agent && !piece.speaker.unnamed
  return (
    <p className="flex flex-wrap gap-x-3 font-label text-soft text-xs">
      {publisher && (
        <span>
          {own
            ? t('ownPage')
            : t.rich('carriedBy', { name: () => <AgentName agents={agents} id={publisher} locale={locale} /> })}
        </span>
      )}
      {published && <time dateTime={published.value}>{momentIn(locale, published)}</time>}
      <a href={`/${locale}/sources/${source.id}#passage-${piece.id}`}>{t('inSource')}</a>
      {source.url && (
        <a href={source.url} rel="noreferrer nofollow external">
          {t('original')}
        </a>
      )}
    </p>
  )
}
