import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Alike } from '../../db/queries/alike'
import type { Citation } from '../../db/queries/citations'
import type { DeskEvent } from '../../db/queries/desk-event'
import type { SourcePage } from '../../db/queries/sources'
import type { Suggestions } from '../../db/queries/suggestions'
import { goneIn } from '../../domain/removal'
import { directionOf } from '../../i18n/languages'
import { Words } from '../ui/prose'
import { Citations } from './citations/citations'
import { Copies } from './copies'
import { Dates } from './dates/dates'
import { type Desk, deskPath } from './desk'
import { EvidenceForm } from './evidence-form'
import { CorrectForm, Facts } from './source-facts'
import { SourceText } from './source-text'

type Props = {
  source: SourcePage
  citations: readonly Citation[]
  suggestions: Suggestions | null
  alike: readonly Alike[]
  event: DeskEvent
  desk: Desk
}

/** One source: what is said about it, its text, whom it passes on, and the form that sets a passage of it against a claim. */
export function SourcePane({ source, citations, suggestions, alike, event, desk }: Props) {
  const t = useTranslations('desk.source')
  const { language } = source.current
  const active = citations.filter((citation) => citation.active)
  const gone = goneIn(source.text) !== null
  const may = desk.forbids('attach_evidence') === null && !gone
  const given = event.dates.filter((date) => date.active && date.source === source.id)
  const spoken = [...active, ...given, ...(suggestions?.citations ?? []), ...(suggestions?.dates ?? [])]
  return (
    <div className="space-y-6">
      <p className="font-label text-sm">
        <Link href={deskPath(desk, { source: null })} prefetch={false}>
          {t('back')}
        </Link>
      </p>
      <header className="space-y-2">
        <h2 className="text-xl">
          <Words language={source.current.language}>{source.current.title}</Words>
        </h2>
        <Facts source={source} desk={desk} />
        {desk.forbids('correct_source') === null && !goneIn(source.current.title) && (
          <CorrectForm key={source.id} source={source} desk={desk} />
        )}
      </header>
      <Copies alike={alike} source={source} event={event} desk={desk} />
      <div className="bg-paper lg:sticky lg:top-0 lg:z-1 lg:pb-3">
        {gone ? (
          <Words as="p">{source.text}</Words>
        ) : (
          <SourceText
            key={source.id}
            text={source.text}
            language={language}
            dir={directionOf(language)}
            mayMark={may}
            marks={spoken.map(({ id, start, end }) => ({ id, start, end }))}
          />
        )}
        {may && <Parts suggestions={suggestions} />}
      </div>
      <Citations source={source} citations={citations} suggestions={suggestions} event={event} desk={desk} />
      <Dates source={source} suggestions={suggestions} event={event} desk={desk} />
      {may && <EvidenceForm key={source.id} source={source} citations={active} event={event} desk={desk} />}
    </div>
  )
}

/** The ways to the parts of the pane below the text, with how much waits in each. */
function Parts({ suggestions }: { suggestions: Suggestions | null }) {
  const t = useTranslations('desk.source')
  const waiting = (count: number | undefined) => (count ? ` (${count})` : '')
  return (
    <nav aria-label={t('parts')} className="flex flex-wrap gap-x-6 font-label text-sm">
      {[
        { id: 'citations', words: t('toCitations') + waiting(suggestions?.citations.length) },
        { id: 'times', words: t('toTimes') + waiting(suggestions?.dates.length) },
        { id: 'evidence', words: t('toEvidence') },
      ].map(({ id, words }) => (
        <a key={id} href={`#${id}`} className="inline-flex min-h-11 items-center">
          {words}
        </a>
      ))}
    </nav>
  )
}
