import { useTranslations } from 'next-intl'
import type { CaseAtDesk } from '../../db/queries/case-file'
import type { Locale } from '../../domain/locale'
import { SpeakerName } from '../evidence/origins'
import { numbered } from '../evidence/sides'
import { Words } from '../ui/prose'
import { RestsOnSome } from './rests-on'

/** As much of a passage as tells it from the others. */
const BEGINNING = 140

type Props = { file: Pick<CaseAtDesk, 'event' | 'claim' | 'thing'>; held?: readonly string[]; locale: Locale }

/** The ticks of a form in a case: every passage of the claim that has not been withdrawn, by number, speaker and beginning. */
export function PassageTicks({ file: { event, claim, thing }, held = [], locale }: Props) {
  const t = useTranslations('disputes')
  const numbers = numbered(claim)
  // What is said of no claim rests on none of its evidence.
  if (thing.claimId === null) return null
  const choices = claim.evidence
    .filter((piece) => piece.active)
    .map((piece) => ({
      id: piece.id,
      label: (
        <>
          <span className="text-soft">{numbers.get(piece.id)}</span>{' '}
          <SpeakerName speaker={piece.speaker} agents={event.agents} locale={locale} />{' '}
          <Words
            language={event.sources.find(({ id }) => id === piece.source)?.language ?? null}
            className="block text-soft"
          >
            {piece.exact.length > BEGINNING ? `${piece.exact.slice(0, BEGINNING).trimEnd()}…` : piece.exact}
          </Words>
        </>
      ),
    }))
  return <RestsOnSome legend={t('rests')} choices={choices} held={held} />
}
