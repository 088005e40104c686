import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Citation } from '../../db/queries/citations'
import type { PassedOn } from '../../db/queries/passed-on'
import type { Locale } from '../../domain/locale'
import { AgentName } from '../agent/name'
import { DisputedMark } from '../dispute/mark'
import { SpeakerName } from '../evidence/origins'
import { InlineList } from '../ui/list'
import { Words } from '../ui/prose'
import { Kept, Withdrawal } from './kept'
import { Numbered } from './number'

type Props = { passedOn: PassedOn; language: string | null; locale: Locale }

/** What a source passes on: whose word, by what way, in which passage, what that does, and who recorded it. */
export function PassesOn({ passedOn, language, locale }: Props) {
  const t = useTranslations('source')
  const { citations } = passedOn
  if (citations.length === 0) return null
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('passesOn')}</h2>
      <ol>
        {citations.map((citation, at) => (
          <li key={citation.id} id={`said-${citation.id}`} className="flex gap-3 border-line border-t py-4">
            <Numbered
              kind="citation"
              number={at + 1}
              label={t('citationInText', { number: at + 1 })}
              href={citation.active ? `#citation-${citation.id}` : null}
            />
            <div className="min-w-0 grow space-y-2">
              <CitationShown citation={citation} passedOn={passedOn} language={language} locale={locale} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function CitationShown({ citation, passedOn, language, locale }: Props & { citation: Citation }) {
  const [acts, relations] = [useTranslations('act'), useTranslations('relation')]
  return (
    <>
      <p className="font-label font-medium text-sm">
        <Whose citation={citation} passedOn={passedOn} locale={locale} />
      </p>
      <p className="font-label text-soft text-xs">
        {acts(citation.act)} · {relations(citation.relation)}
      </p>
      <Words as="blockquote" language={language} className="border-edge border-s-2 ps-4 text-base">
        {citation.active ? citation.exact : <del>{citation.exact}</del>}
      </Words>
      <GoesBack citation={citation} passedOn={passedOn} locale={locale} />
      <Kept of={citation} told={passedOn.events[citation.event]} locale={locale} />
      <Withdrawal of={citation} />
      <DisputedMark about={`citation:${citation.id}`} disputes={passedOn.disputes} />
    </>
  )
}

/** Whose word it is, and through whom it came here. */
export function Whose({
  citation,
  passedOn,
  locale,
}: {
  citation: Pick<Citation, 'agent' | 'unnamed' | 'via'>
  passedOn: Pick<PassedOn, 'agents'>
  locale: Locale
}): ReactNode {
  const t = useTranslations('chain')
  const { agents } = passedOn
  const { agent, unnamed, via } = citation
  const name = () => <AgentName agents={agents} id={agent ?? ''} locale={locale} />
  if (via.length === 0) {
    return agent === null ? t('unnamed') : <SpeakerName speaker={{ agent, unnamed }} agents={agents} locale={locale} />
  }
  const carriers = via.map((id) => <AgentName key={id} agents={agents} id={id} locale={locale} />)
  const by = { name, via: () => <InlineList locale={locale} items={carriers} /> }
  if (agent === null) return t.rich('unnamedVia', by)
  return t.rich(unnamed ? 'whoUnnamedVia' : 'whoVia', by)
}

/** The captured page that the passage goes back to, where somebody found it. */
function GoesBack({ citation: { cites }, passedOn, locale }: Omit<Props, 'language'> & { citation: Citation }) {
  const t = useTranslations('source')
  const source = cites && passedOn.sources.find(({ id }) => id === cites.source)
  if (!source) return null
  const at = cites.citation ? `#citation-${cites.citation}` : ''
  return (
    <p className="font-label text-sm">
      {t.rich('goesBack', {
        page: () => (
          <a href={`/${locale}/sources/${source.id}${at}`}>
            <Words language={source.language}>{source.title}</Words>
          </a>
        ),
      })}
    </p>
  )
}
