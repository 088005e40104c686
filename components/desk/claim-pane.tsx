import { useTranslations } from 'next-intl'
import type { DeskClaim, DeskEvent } from '../../db/queries/desk-event'
import { spanOf } from '../../domain/time'
import { inLanguage } from '../../i18n/languages'
import { plainWords } from '../ui/gone'
import { Words } from '../ui/prose'
import { Contest } from './contest'
import type { Desk } from './desk'
import { agentIn } from './desk'
import { WordForm } from './event-forms'
import { useNth } from './nth'
import { Passage } from './passage'
import { RestsOn, RestsOnError } from './rests-on'
import { Vote } from './vote'
import { Standing, Votes } from './votes'

/** One claim: its words, what is set against it, my vote, and what became of it. */
export function ClaimPane({ claim, event, desk }: { claim: DeskClaim; event: DeskEvent; desk: Desk }) {
  const worded = inLanguage(claim.text, desk.locale)
  return (
    <section id="claim-pane" tabIndex={-1} aria-labelledby="claim" className="min-w-0 space-y-6 outline-none">
      <div className="space-y-3">
        <h2 className="text-xl" id="claim">
          <Words language={worded?.language ?? null}>{worded?.text}</Words>
        </h2>
        <Standing claim={claim} />
        {desk.forbids('word_claim') === null && <WordForm key={claim.id} claim={claim} desk={desk} />}
      </div>
      <Vote
        claim={claim}
        desk={desk}
        passages={(ticks) => <Passages claim={claim} event={event} desk={desk} ticks={ticks} />}
      />
      <Votes claim={claim} desk={desk} />
      <Contest claim={claim} desk={desk} />
    </section>
  )
}

type Props = { claim: DeskClaim; event: DeskEvent; desk: Desk; ticks: boolean }

/** The passages by the time of what carried them; withdrawn ones last. */
function Passages({ claim, event, desk, ticks }: Props) {
  const t = useTranslations('desk.evidence')
  const [stances, gone, nth] = [useTranslations('stance'), useTranslations('gone'), useNth()]
  const sourceOf = (id: string) => event.sources.find((source) => source.id === id)
  const when = (id: string) => {
    const published = sourceOf(id)?.published
    return published ? `${spanOf(published).from} ${published.value}` : '9'
  }
  const pieces = claim.evidence.toSorted(
    (a, b) => Number(b.active) - Number(a.active) || when(a.source).localeCompare(when(b.source)),
  )
  const label = (piece: (typeof pieces)[number], at: number) => {
    const words = `${plainWords(agentIn(desk, piece.speaker.agent).name, gone)}, ${stances(piece.stance)}: ${plainWords(piece.exact, gone).slice(0, 60)}`
    return nth(words, at, pieces.length)
  }
  return (
    <section aria-labelledby="passages" className="mb-6">
      <h3 id="passages" className="border-line border-b pb-2 text-lg">
        {t('title', { count: pieces.filter((piece) => piece.active).length })}
      </h3>
      {pieces.length === 0 && <p className="py-3 font-label text-soft text-sm">{t('none')}</p>}
      {ticks && <RestsOnError />}
      {pieces.map((piece, at) => (
        <Passage
          key={piece.id}
          piece={piece}
          label={label(piece, at)}
          source={sourceOf(piece.source)}
          disputes={claim.disputes}
          desk={desk}
          tick={
            ticks && (
              <RestsOn piece={piece.id} held={claim.own?.cites.includes(piece.id) ?? false} label={label(piece, at)} />
            )
          }
        />
      ))}
    </section>
  )
}
