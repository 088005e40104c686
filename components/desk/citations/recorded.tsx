import { useTranslations } from 'next-intl'
import type { Citation } from '../../../db/queries/citations'
import type { DeskEvent } from '../../../db/queries/desk-event'
import type { SourcePage } from '../../../db/queries/sources'
import { REASON_LENGTH } from '../../../domain/vote'
import { Notice } from '../../ui/notice'
import { Handle, Words } from '../../ui/prose'
import { Time } from '../../ui/time'
import { type Desk, deskPath } from '../desk'
import { LongField } from '../fields'
import { Form } from '../form'
import { Submit } from '../submit'
import { useChainText } from './chain'
import { GoesBack } from './goes-back'
import { Head } from './suggested'
import { UseAsEvidence } from './use-as-evidence'

type Props = { citation: Citation; citations: readonly Citation[]; source: SourcePage; event: DeskEvent; desk: Desk }

/** One citation as it was recorded: the chain, the words, who made it what it is, and what it goes back to. */
export function RecordedCitation({ citation, citations, source, event, desk }: Props) {
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
      <Words
        as="blockquote"
        language={source.current.language}
        className={withdrawn ? 'line-clamp-6 text-soft line-through' : 'line-clamp-6'}
      >
        {citation.exact}
      </Words>
      <p className="font-label text-soft text-xs">
        {t.rich(`by.${citation.choice ?? 'own'}`, {
          handle: () => <Handle handle={citation.recordedBy} former={t('former')} />,
          time: () => <Time at={citation.at} locale={desk.locale} />,
        })}
      </p>
      {withdrawn ? (
        <p className="font-label text-sm">
          {t.rich('withdrawnBy', {
            handle: () => <Handle handle={withdrawn.by} former={t('former')} />,
            reason: () => <Words>{withdrawn.reason}</Words>,
          })}
        </p>
      ) : (
        <>
          {fault && <Notice tone="caution">{t(`fault.${fault}`)}</Notice>}
          <GoesBack citation={citation} citations={citations} event={event} desk={desk} />
          <div className="flex flex-wrap items-center gap-x-6">
            {desk.forbids('attach_evidence') === null && (
              <UseAsEvidence
                citation={{ id: citation.id, passage: citation.exact, near: citation.start }}
                href={`${deskPath(desk, { through: citation.id })}#evidence`}
              />
            )}
            <WithdrawCitation citation={citation} desk={desk} />
          </div>
        </>
      )}
    </li>
  )
}

/** Takes the citation back, with a reason; it stays visible as withdrawn. */
function WithdrawCitation({ citation, desk }: { citation: Citation; desk: Desk }) {
  const t = useTranslations('desk.citations')
  const words = useChainText(desk)
  if (desk.forbids('withdraw_citation', { own: citation.recordedBy === desk.handle }) !== null) return null
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.uncite}
      label={`${t('withdraw')}: ${words(citation)}`}
      fold={t('withdraw')}
      fields={['reason']}
    >
      <input type="hidden" name="citationId" value={citation.id} />
      <LongField
        name="reason"
        label={t('withdrawReason')}
        hint={t('withdrawHint')}
        rows={2}
        maxLength={REASON_LENGTH.max}
      />
      <Submit tone="grave">{t('withdrawIt')}</Submit>
    </Form>
  )
}
