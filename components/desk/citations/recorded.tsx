import { useTranslations } from 'next-intl'
import type { Citation } from '../../../db/queries/citations'
import type { DeskEvent } from '../../../db/queries/desk-event'
import type { SourcePage } from '../../../db/queries/sources'
import { Notice } from '../../ui/notice'
import { ContestThing } from '../contest-thing'
import { type Desk, deskPath } from '../desk'
import { RecordedWords, TakeBack } from '../recorded'
import { GoesBack } from './goes-back'
import { Head } from './suggested'
import { UseAsEvidence } from './use-as-evidence'

type Props = {
  citation: Citation
  /** Which citation it is, in a few words that are no other’s. */
  label: string
  citations: readonly Citation[]
  source: SourcePage
  event: DeskEvent
  desk: Desk
}

/** One citation as it was recorded: the chain, the words, who made it what it is, and what it goes back to. */
export function RecordedCitation({ citation, label, citations, source, event, desk }: Props) {
  const t = useTranslations('desk.citations')
  const { withdrawn } = citation
  const fault = event.faults[citation.id]
  return (
    <li
      id={`citation-${citation.id}`}
      data-start={citation.start}
      data-end={citation.end}
      className="-mx-3 space-y-2 px-3 py-3 focus-within:bg-sheet"
    >
      <Head told={citation} desk={desk} />
      <RecordedWords of={citation} language={source.current.language} desk={desk} />
      {!withdrawn && (
        <>
          {fault && <Notice tone="caution">{t(`fault.${fault}`)}</Notice>}
          <GoesBack citation={citation} label={label} citations={citations} event={event} desk={desk} />
          <div className="flex flex-wrap items-center gap-x-6">
            {desk.forbids('attach_evidence') === null && (
              <UseAsEvidence
                citation={{ id: citation.id, passage: citation.exact, near: citation.start }}
                href={`${deskPath(desk, { through: citation.id })}#evidence`}
              />
            )}
            <TakeBack
              deed="withdraw_citation"
              action={desk.actions.uncite}
              field={{ name: 'citationId', id: citation.id }}
              recordedBy={citation.recordedBy}
              told={label}
              hint={t('withdrawHint')}
              desk={desk}
            />
            <ContestThing kind="citation" id={citation.id} disputes={event.disputes} told={label} desk={desk} />
          </div>
        </>
      )}
    </li>
  )
}
