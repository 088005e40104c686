import { useTranslations } from 'next-intl'
import type { EventPage } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { nameOf } from '../agent/name'
import { Told } from '../claim/text'
import { SpeakerName } from '../evidence/origins'
import { Words } from '../ui/prose'
import { Standing } from '../verdict/standing'

/** Where there is room: what each source says to each claim. All of it stands above in words as well. */
export function Matrix({ event, locale }: { event: EventPage; locale: Locale }) {
  const t = useTranslations('event')
  const stance = useTranslations('stance')
  const said = new Set(
    event.claims.flatMap(({ evidence }) => evidence.flatMap((piece) => (piece.active ? piece.source : []))),
  )
  const sources = event.sources.filter(({ id }) => said.has(id))
  if (event.claims.length < 2 || sources.length < 2) return null
  return (
    <section className="hidden lg:block">
      <h2 className="mb-3 text-lg">{t('matrix')}</h2>
      <table className="w-full table-fixed border-collapse font-label text-xs">
        <thead>
          <tr className="border-ink border-b align-bottom">
            <th scope="col" className="w-56 py-2 pe-4 text-start font-medium text-soft">
              {t('matrixCorner')}
            </th>
            {sources.map((source) => (
              <th key={source.id} scope="col" className="py-2 pe-4 text-start font-medium">
                <a href={`/${locale}/sources/${source.id}`} className="text-ink">
                  <Words>
                    {source.publisher
                      ? nameOf(event.agents[source.publisher], source.publisher, locale).name
                      : source.title}
                  </Words>
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {event.claims.map((claim) => (
            <tr key={claim.id} className="border-line border-b align-top">
              <th scope="row" className="space-y-2 py-3 pe-4 text-start font-normal">
                <span className="block font-read text-sm">
                  <Told texts={claim.text} locale={locale} />
                </span>
                <Standing verdict={claim.verdict} state={claim.state} />
              </th>
              {sources.map((source) => {
                const pieces = claim.evidence.filter((piece) => piece.active && piece.source === source.id)
                return (
                  <td key={source.id} className="space-y-3 py-3 pe-4">
                    {pieces.length === 0 && (
                      <span className="text-soft" aria-label={t('silent')}>
                        –
                      </span>
                    )}
                    {pieces.map((piece) => (
                      <p key={piece.id}>
                        <strong className="font-medium">{stance(piece.stance)}</strong>:{' '}
                        <SpeakerName speaker={piece.speaker} agents={event.agents} locale={locale} />{' '}
                        <a href={`#passage-${piece.id}`}>
                          <Words language={source.language}>{shortened(piece.exact)}</Words>
                        </a>
                      </p>
                    ))}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The first words of a passage, cut between words. */
function shortened(passage: string): string {
  const LIMIT = 60
  if (passage.length <= LIMIT) return passage
  return `${passage.slice(0, passage.lastIndexOf(' ', LIMIT)) || passage.slice(0, LIMIT)} …`
}
