import { useTranslations } from 'next-intl'
import type { DeskEvent } from '../../../db/queries/desk-event'
import type { SourcePage } from '../../../db/queries/sources'
import type { CitationSuggestion } from '../../../db/queries/suggestions'
import { Words } from '../../ui/prose'
import { Correction } from '../correction'
import { Deed } from '../deed'
import { agentIn, type Desk, deskPath } from '../desk'
import { Form } from '../form'
import { Hidden } from '../hidden'
import { KeyedList } from '../keyed-list'
import { useNth } from '../nth'
import { Chain, useChainText } from './chain'
import { CITATION_FIELDS } from './field-names'
import { CitationFields } from './fields'

type Props = { suggestions: readonly CitationSuggestion[]; source: SourcePage; event: DeskEvent; desk: Desk }

/** What the text proposes, in its order, each to be accepted, corrected or refused. */
export function SuggestedCitations({ suggestions, ...rest }: Props) {
  const t = useTranslations('desk.citations')
  const [words, nth] = [useChainText(rest.desk), useNth()]
  return (
    <KeyedList
      label={t('suggested', { count: suggestions.length })}
      items={suggestions.map((each) => ({ id: each.id, label: words(each) }))}
      empty={t('nothingLeft')}
    >
      {suggestions.map((each, at) => (
        <SuggestedCitation key={each.id} suggestion={each} label={nth(words(each), at, suggestions.length)} {...rest} />
      ))}
    </KeyedList>
  )
}

type One = Omit<Props, 'suggestions'> & { suggestion: CitationSuggestion; label: string }

function SuggestedCitation({ suggestion, label, source, event, desk }: One) {
  const t = useTranslations('desk.citations')
  const { id, exact, start, end, agent, unnamed, via, relation, act } = suggestion
  const offered = JSON.stringify({ agent, unnamed, via, relation, act, start, end })
  const about = { eventId: event.id, sourceId: source.id, offered }
  const name = (agentId: string) => agentIn(desk, agentId).name
  return (
    <li data-item={id} data-start={start} data-end={end} className="-mx-3 space-y-2 px-3 py-3 focus-within:bg-sheet">
      <Head told={suggestion} desk={desk} />
      <Words as="blockquote" language={source.current.language} className="line-clamp-6">
        {exact}
      </Words>
      <div className="flex flex-wrap items-start gap-2">
        <Form
          {...desk.sheet()}
          action={desk.actions.choose}
          label={`${t('decide')}: ${label}`}
          fields={[]}
          className="flex flex-wrap gap-2"
        >
          <Hidden values={{ ...about, kind: 'citation', passage: exact }} />
          <Deed name="choice" value="accept" press="a" done={t('accepted')} tone="strong">
            {t('accept')}
          </Deed>
          <Deed name="choice" value="refuse" press="r" done={t('refused')}>
            {t('refuse')}
          </Deed>
        </Form>
        <Correction
          {...desk.sheet()}
          action={desk.actions.cite}
          label={`${t('correct')}: ${label}`}
          fields={CITATION_FIELDS}
          hidden={about}
          submit={t('record')}
          open={`${deskPath(desk, { fix: id })}#citations`}
          shut={`${deskPath(desk)}#citations`}
          isOpen={desk.fix === id}
        >
          <CitationFields
            locale={desk.locale}
            told={{
              passage: exact,
              near: start,
              agent: agent ? name(agent) : '',
              unnamed,
              via: via.map(name),
              relation,
              act,
            }}
          />
        </Correction>
      </div>
    </li>
  )
}

/** Whose word, what the passage does, and how it gives it. */
export function Head({
  told,
  desk,
}: {
  told: Pick<CitationSuggestion, 'agent' | 'unnamed' | 'via' | 'act' | 'relation'>
  desk: Desk
}) {
  const [acts, relations] = [useTranslations('act'), useTranslations('relation')]
  return (
    <h4 className="flex flex-wrap items-baseline gap-x-3 font-label text-sm">
      <span className="font-medium">
        <Chain told={told} desk={desk} />
      </span>
      <span className={`font-normal ${told.act === 'denies' ? 'text-denied' : 'text-soft'}`}>{acts(told.act)}</span>
      <span className="font-normal text-soft text-xs">{relations(told.relation)}</span>
    </h4>
  )
}
