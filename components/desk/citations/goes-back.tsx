import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Citation } from '../../../db/queries/citations'
import type { DeskEvent } from '../../../db/queries/desk-event'
import type { SourceLine } from '../../../db/queries/sources'
import { momentIn } from '../../../i18n/dates'
import { plainWords } from '../../ui/gone'
import { Handle, Words } from '../../ui/prose'
import { Deed } from '../deed'
import { agentIn, type Desk, deskPath } from '../desk'
import { SelectField } from '../fields'
import { Form } from '../form'
import { Fold } from '../paper'
import { Chain, useChainText } from './chain'
import { type Goal, goalsOf, keyOf } from './proposals'

type Props = { citation: Citation; label: string; citations: readonly Citation[]; event: DeskEvent; desk: Desk }

/** What a citation goes back to among the captured sources, as was said; and the sources it may go back to, one press each. */
export function GoesBack({ citation, label, citations, event, desk }: Props) {
  const offered = { citation, label, event, desk }
  const t = useTranslations('desk.citations')
  const { near, far } = goalsOf(citation, event.sources, citations)
  const said = citation.linkedBy !== null || citation.cites !== null
  const may = desk.forbids('link_citation') === null && near.length + far.length > 0
  return (
    <>
      {said && <Said citation={citation} citations={citations} event={event} desk={desk} />}
      {may && !said && near.length > 0 && <Goals {...offered} near={near} far={far} />}
      {may && (said || near.length === 0) && (
        <Fold words={said ? t('linkAnew') : t('link')}>
          <Goals {...offered} near={near} far={far} />
        </Fold>
      )}
    </>
  )
}

function Said({ citation, citations, event, desk }: Omit<Props, 'label'>) {
  const t = useTranslations('desk.citations')
  const { cites } = citation
  const source = cites && event.sources.find(({ id }) => id === cites.source)
  const further = cites?.citation && citations.find(({ id }) => id === cites.citation)
  const title = () =>
    cites && (
      <Link href={deskPath(desk, { source: cites.source })} prefetch={false}>
        {source ? <Words language={source.language}>{source.title}</Words> : t('elsewhere')}
      </Link>
    )
  const handle = () => <Handle handle={citation.linkedBy} former={t('former')} />
  return (
    <p className="font-label text-sm">
      {!cites
        ? t.rich('goesNowhere', { handle })
        : further
          ? t.rich('goesBackTo', { title, handle, chain: () => <Chain told={further} desk={desk} /> })
          : t.rich('goesBack', { title, handle })}
    </p>
  )
}

type Offered = Omit<Props, 'citations'> & { near: Goal[]; far: Goal[] }

function Goals({ citation, label, near, far, event, desk }: Offered) {
  const [t, form, gone] = [useTranslations('desk.citations'), useTranslations('desk.form'), useTranslations('gone')]
  const words = useChainText(desk)
  const titled = ({ publisher, title, published }: SourceLine) => {
    const by = publisher ? `${plainWords(agentIn(desk, publisher).name, gone)}: ` : ''
    const when = published ? ` (${momentIn(desk.locale, published)})` : ''
    return `\u2068${by}${plainWords(title, gone)}\u2069${when}`
  }
  const told = ({ source, citation: further }: Goal) => {
    const title = titled(source)
    return further ? t.markup('goalChain', { title, chain: () => words(further) }) : title
  }
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.link}
      label={`${t('link')}: ${label}`}
      fields={['cites', 'other']}
      className="space-y-3"
    >
      <input type="hidden" name="eventId" value={event.id} />
      <input type="hidden" name="citationId" value={citation.id} />
      {near.length > 0 && <p className="font-label text-soft text-sm">{t('linkNear')}</p>}
      <div className="flex flex-wrap gap-2">
        {near.map((goal) => (
          <Deed key={keyOf(goal)} name="cites" value={keyOf(goal)} done="">
            {told(goal)}
          </Deed>
        ))}
        <Deed name="cites" value="none" done="">
          {t('none')}
        </Deed>
      </div>
      {far.length > 0 && (
        <div className="flex flex-wrap items-end gap-2">
          <div className="min-w-0 grow">
            <SelectField
              name="other"
              label={t('linkFar')}
              options={[
                { value: '', label: form('choose') },
                ...far.map((goal) => ({ value: keyOf(goal), label: told(goal) })),
              ]}
            />
          </div>
          <Deed name="cites" value="other" done="">
            {t('linkIt')}
          </Deed>
        </div>
      )}
    </Form>
  )
}
