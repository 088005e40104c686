import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { HistoryPage } from '../../db/queries/history'
import type { Act, Relation } from '../../domain/citation'
import type { DateRole } from '../../domain/dates/role'
import type { Stance } from '../../domain/evidence'
import type { Locale } from '../../domain/locale'
import type { Moment } from '../../domain/time'
import { SpeakerName } from '../evidence/origins'
import { Reckoned } from '../source/given-dates'
import { Whose } from '../source/passed-on'
import { Words } from '../ui/prose'
import { Said } from '../ui/time'

export type Beside = Pick<HistoryPage, 'agents' | 'sources' | 'occasions' | 'cited' | 'events' | 'claims'> & {
  locale: Locale
}
export type Saying = NonNullable<HistoryPage['items'][number]['after']>
type Props = { said: Saying; beside: Beside }

/** A passage that was set against a claim: whose word it is, what it does there, and in which source it stands. */
export function PieceTold({ said, beside }: Props) {
  const stance = useTranslations('stance')
  const t = useTranslations('history.told')
  const { speaker, unnamed } = said as { speaker?: string; unnamed?: boolean }
  return (
    <>
      <p className="font-label text-sm">
        {stance(said.stance as Stance)}
        {speaker && (
          <span className="text-soft">
            {' · '}
            {t.rich('speaker', {
              who: () => <SpeakerName speaker={{ agent: speaker, unnamed: unnamed === true }} {...beside} />,
            })}
          </span>
        )}
      </p>
      <Exact said={said} beside={beside} />
    </>
  )
}

/** What a source passes on: whose word, by way of whom, what the passage does; and what was proposed, if that was corrected. */
export function CitationTold({ said, beside }: Props) {
  return (
    <>
      <Chain said={said} beside={beside} />
      <Exact said={said} beside={beside} />
      <Chosen said={said} proposed={(offered) => <Chain said={offered} beside={beside} />} />
    </>
  )
}

/** A time that a source gives, and of what. */
export function DateTold({ said, beside }: Props) {
  return (
    <>
      <p className="font-label text-sm">
        <Reckoned date={dateOf(said)} passedOn={beside} locale={beside.locale} />
      </p>
      <Exact said={said} beside={beside} />
      <Chosen said={said} proposed={(offered) => <TimeProposed said={offered} beside={beside} />} />
    </>
  )
}

/** What was proposed from a text, and is not so. */
export function RefusalTold({ said, beside }: Props) {
  const t = useTranslations('history.told')
  const offered = said.offered as Saying
  return (
    <>
      <p className="font-label text-soft text-sm">{t('refused')}</p>
      {said.kind === 'citation' ? (
        <Chain said={offered} beside={beside} />
      ) : (
        <TimeProposed said={offered} beside={beside} />
      )}
      <Exact said={said} beside={beside} />
    </>
  )
}

/** What a citation goes back to among the captured. */
export function LinkTold({ said, beside }: Props) {
  const t = useTranslations('history.told')
  const { source, citation } = said as { source: string | null; citation: string | null }
  const there = citation === null ? undefined : beside.cited[citation]
  if (source === null) return <p className="font-label text-sm">{t('goesNowhere')}</p>
  const title = () => <Title id={source} beside={beside} />
  return (
    <p className="font-label text-sm">
      {there
        ? t.rich('goesBackTo', { title, who: () => <Who said={there} beside={beside} /> })
        : t.rich('goesBack', { title })}
    </p>
  )
}

/** Whether one source relays the same report as another. */
export function LikenessTold({ said, beside }: Props) {
  const t = useTranslations('history.told')
  const title = (id: unknown) => () => <Title id={id as string} beside={beside} />
  const both = { title: title(said.source), earlier: title(said.earlier) }
  return <p className="font-label text-sm">{t.rich(said.relays ? 'relays' : 'relaysNot', both)}</p>
}

function Chain({ said, beside }: Props) {
  const [acts, relations, t] = [
    useTranslations('act'),
    useTranslations('relation'),
    useTranslations('history.told'),
  ] as const
  return (
    <p className="font-label text-sm">
      {t.rich('speaker', { who: () => <Who said={said} beside={beside} /> })}
      <span className="text-soft">
        {' '}
        · {acts(said.act as Act)} · {relations(said.relation as Relation)}
      </span>
    </p>
  )
}

function Who({ said, beside }: Props) {
  const citation = { agent: said.agent as string | null, unnamed: said.unnamed === true, via: said.via as string[] }
  return <Whose citation={citation} passedOn={beside} locale={beside.locale} />
}

type Date = Parameters<typeof Reckoned>[0]['date']

function dateOf(said: Saying): Date {
  const { role, occasion, countedFrom, days } = said
  const of = { role: role as DateRole, occasion: occasion as string | null }
  const moment = momentOf(said)
  if (moment) return { ...of, moment, countedFrom: null }
  return { ...of, moment: null, countedFrom: { occasion: countedFrom as string | null, days: days as number } }
}

function momentOf({ value, precision, zone = null }: Saying): Moment | null {
  return value ? ({ value, precision, zone } as Moment) : null
}

function TimeProposed({ said, beside }: Props) {
  const t = useTranslations('history.told')
  const moment = momentOf(said)
  return (
    <p className="font-label text-sm">{moment ? <Said moment={moment} locale={beside.locale} /> : t('unresolved')}</p>
  )
}

/** What was made of what the reader proposed, where it proposed this. */
function Chosen({ said, proposed }: { said: Saying; proposed: (offered: Saying) => ReactNode }) {
  const t = useTranslations('history.told')
  if (said.choice === 'accepted') return <p className="font-label text-soft text-sm">{t('accepted')}</p>
  if (said.choice !== 'corrected') return null
  return (
    <div className="border-line border-s-2 ps-4">
      <p className="font-label text-soft text-sm">{t('corrected')}</p>
      {proposed(said.offered as Saying)}
    </div>
  )
}

/** The passage, and the source in which it stands. */
function Exact({ said: { exact, source }, beside }: Props) {
  const t = useTranslations('history.told')
  const id = source as string
  return (
    <>
      {typeof exact === 'string' && (
        <Words
          as="blockquote"
          language={beside.sources[id]?.language}
          className="max-w-[65ch] whitespace-pre-line border-edge border-s-2 ps-4 text-base"
        >
          {exact}
        </Words>
      )}
      <p className="font-label text-soft text-sm">
        {t.rich('source', { title: () => <Title id={id} beside={beside} /> })}
      </p>
    </>
  )
}

function Title({ id, beside }: { id: string; beside: Beside }) {
  const source = beside.sources[id]
  return (
    <a href={`/${beside.locale}/sources/${id}`}>
      <Words language={source?.language}>{source?.title ?? id}</Words>
    </a>
  )
}
