import { useTranslations } from 'next-intl'
import type { Citation } from '../../../db/queries/citations'
import type { DeskEvent } from '../../../db/queries/desk-event'
import type { SourcePage } from '../../../db/queries/sources'
import type { Suggestions } from '../../../db/queries/suggestions'
import type { Desk } from '../desk'
import { Form } from '../form'
import { useNth } from '../nth'
import { Refused } from '../recorded'
import { Submit } from '../submit'
import { Chain, useChainText } from './chain'
import { CITATION_FIELDS } from './field-names'
import { CitationFields } from './fields'
import { RecordedCitation } from './recorded'
import { SuggestedCitations } from './suggested'

type Props = {
  source: SourcePage
  citations: readonly Citation[]
  /** Null for who takes no part here. */
  suggestions: Suggestions | null
  event: DeskEvent
  desk: Desk
}

/** Whom a source passes on: what its text proposes, and what was recorded. */
export function Citations({ source, citations, suggestions, event, desk }: Props) {
  const t = useTranslations('desk.citations')
  const [words, nth] = [useChainText(desk), useNth()]
  const known = [...citations, ...event.citations.filter((citation) => citation.source !== source.id)]
  return (
    <section id="citations" aria-labelledby="citations-title" className="space-y-4">
      <h3 id="citations-title" className="text-lg">
        {t('title')}
      </h3>
      {suggestions && (
        <div className="space-y-1">
          {suggestions.citations.length > 0 && <p className="font-label text-soft text-xs">{t('suggestedHint')}</p>}
          {suggestions.length !== null && (
            <p className="font-label text-soft text-xs">{t('beginningOnly', { length: suggestions.length })}</p>
          )}
          <SuggestedCitations suggestions={suggestions.citations} source={source} event={event} desk={desk} />
        </div>
      )}
      {citations.length > 0 && (
        <div>
          <h4 className="border-line border-b pb-1 font-label font-medium text-sm">
            {t('recorded', { count: citations.filter(({ active }) => active).length })}
          </h4>
          <ol className="divide-y divide-line">
            {citations.map((citation, at) => (
              <RecordedCitation
                key={citation.id}
                label={nth(words(citation), at, citations.length)}
                {...{ citation, citations: known, source, event, desk }}
              />
            ))}
          </ol>
        </div>
      )}
      {suggestions && <ByHand source={source} event={event} desk={desk} />}
      {suggestions && (
        <Refused
          ones={suggestions.refused.citations}
          language={source.current.language}
          told={(each) => <Chain told={each} desk={desk} />}
        />
      )}
    </section>
  )
}

function ByHand({ source, event, desk }: Pick<Props, 'source' | 'event' | 'desk'>) {
  const t = useTranslations('desk.citations')
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.cite}
      label={t('byHand')}
      fold={t('byHand')}
      fields={CITATION_FIELDS}
      draft={`${desk.handle} citation ${source.id}`}
    >
      <input type="hidden" name="eventId" value={event.id} />
      <input type="hidden" name="sourceId" value={source.id} />
      <CitationFields locale={desk.locale} />
      <Submit tone="quiet">{t('record')}</Submit>
    </Form>
  )
}
