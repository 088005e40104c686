import { useTranslations } from 'next-intl'
import type { ClaimPage, EventPage } from '../../db/queries/event'
import type { SourceLine } from '../../db/queries/sources'
import type { Locale } from '../../domain/locale'
import { momentIn } from '../../i18n/dates'
import { DisputedMark } from '../dispute/mark'
import { Handle, Words } from '../ui/prose'
import { SpeakerName } from './origins'
import { Carried } from './way'

type Props = { piece: ClaimPage['evidence'][number]; number: number; event: EventPage; locale: Locale }

/** One passage: whose word it is, what it says, in whose pages, by what way it came there, and where to read it. */
export function PieceShown({ piece, number, event, locale }: Props) {
  const t = useTranslations('event')
  const standing = useTranslations('standing')
  const source = event.sources.find((each) => each.id === piece.source)
  return (
    <article id={`passage-${piece.id}`} className="border-line border-t pt-4">
      <p className="flex gap-2 font-label font-medium text-sm">
        <span className="text-soft">{number}</span>
        <span>
          <SpeakerName speaker={piece.speaker} agents={event.agents} locale={locale} />
          {piece.standing !== 'third_party' && <span className="text-soft"> · {standing(piece.standing)}</span>}
        </span>
      </p>
      <Passage piece={piece} source={source} locale={locale} />
      <DisputedMark
        about={`evidence:${piece.id}`}
        disputes={event.claims.find(({ id }) => id === piece.claim)?.disputes ?? []}
      />
      {source && <Carried piece={piece} source={source} event={event} locale={locale} />}
      {piece.asserts && (
        <p className="font-label text-soft text-xs">{t('asserts', { date: momentIn(locale, piece.asserts) })}</p>
      )}
    </article>
  )
}

/** The passage in its own language, and beneath it the reader's, under the name of whoever translated it. */
function Passage({ piece, source, locale }: Pick<Props, 'piece' | 'locale'> & { source: SourceLine | undefined }) {
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
          <Words as="p" language={locale}>
            {translation.text}
          </Words>
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
