import { useTranslations } from 'next-intl'
import type { HistoryLine } from '../../db/queries/history'
import type { Ground, Outcome } from '../../domain/dispute'
import type { EntryKind } from '../../domain/entry'
import { parseName, WITHHOLDING_CODES } from '../../domain/removal'
import type { Because, Tally, Verdict } from '../../domain/verdict'
import { Words } from '../ui/prose'
import { Stamp } from '../verdict/stamp'
import {
  type Beside,
  CitationTold,
  DateTold,
  LikenessTold,
  LinkTold,
  PieceTold,
  RefusalTold,
  type Saying,
} from './passing'

type Line = { entry: HistoryLine; beside: Beside }

/** What an entry was about, where the change does not say so; and the change, in words: as it was before and as it is after. */
export function Change({ entry, beside }: Line) {
  return (
    <>
      {entry.about && <About entry={entry} said={entry.about} beside={beside} />}
      <Changed entry={entry} beside={beside} />
    </>
  )
}

function About({ entry, said, beside }: Line & { said: Saying }) {
  switch (entry.kind) {
    case 'citation.linked':
    case 'citation.withdrawn':
      return <CitationTold said={said} beside={beside} />
    case 'date.withdrawn':
      return <DateTold said={said} beside={beside} />
    default:
      return <PieceTold said={said} beside={beside} />
  }
}

function Changed({ entry, beside }: Line) {
  const t = useTranslations('history')
  if (entry.kind === 'vote.cast' && entry.after === null) return <p className="text-soft">{t('sealed')}</p>
  if (!entry.after) return null
  if (!entry.before) return <Told said={entry.after} kind={entry.kind} beside={beside} />
  return (
    <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[4rem_1fr]">
      <dt className="font-label text-soft text-xs">{t('before')}</dt>
      <dd>
        <Told said={entry.before} kind={entry.kind} beside={beside} />
      </dd>
      <dt className="font-label text-soft text-xs">{t('after')}</dt>
      <dd>
        <Told said={entry.after} kind={entry.kind} beside={beside} />
      </dd>
    </dl>
  )
}

function Told({ said, kind, beside }: { said: Saying; kind: HistoryLine['kind']; beside: Beside }) {
  switch (kind) {
    case 'event.opened':
    case 'event.described':
      return <Texts of={[said.title, said.place, said.summary, said.value, said.until]} language={said.language} />
    case 'claim.added':
    case 'claim.worded':
    case 'passage.translated':
      return <Texts of={[said.text]} language={said.language} />
    case 'evidence.attached':
      return <PieceTold said={said} beside={beside} />
    case 'citation.recorded':
      return <CitationTold said={said} beside={beside} />
    case 'citation.linked':
      return <LinkTold said={said} beside={beside} />
    case 'suggestion.refused':
      return <RefusalTold said={said} beside={beside} />
    case 'date.recorded':
      return <DateTold said={said} beside={beside} />
    case 'occasion.named':
      return <Texts of={[said.name]} language={said.language} />
    case 'report.likened':
      return <LikenessTold said={said} beside={beside} />
    case 'evidence.withdrawn':
    case 'citation.withdrawn':
    case 'date.withdrawn':
      return <Reason said={said} />
    case 'vote.cast':
      return <Stamp verdict={said.verdict as Verdict} />
    case 'verdict.changed':
      return <Found said={said} />
    case 'claim.settled':
      return <Remark code="quorum" />
    case 'round.opened':
      return <Remark code="inRound" round={said.round as number} />
    case 'dispute.opened':
      return <Opened said={said} />
    case 'dispute.ruled':
      return <Ruled said={said} />
    case 'content.withheld':
    case 'content.shown':
      return <Withheld said={said} />
    default:
      return null
  }
}

function Texts({ of, language }: { of: readonly unknown[]; language?: unknown }) {
  const texts = of.filter((each): each is string => typeof each === 'string' && each !== '')
  return texts.map((text) => (
    <Words
      key={text}
      as="p"
      language={typeof language === 'string' ? language : null}
      className="max-w-[65ch] whitespace-pre-line text-base"
    >
      {text}
    </Words>
  ))
}

function Reason({ said }: { said: Saying }) {
  const t = useTranslations('history.told')
  const { reason } = said
  if (typeof reason !== 'string') return null
  return <p className="text-base">{t.rich('reason', { reason: () => <Words>{reason}</Words> })}</p>
}

function Found({ said }: { said: Saying }) {
  const because = useTranslations('because')
  const t = useTranslations('event')
  const history = useTranslations('history')
  const cause = said.cause as { kind: EntryKind } | null | undefined
  return (
    <div className="space-y-1">
      <Stamp verdict={said.verdict as Verdict} />
      {cause && <p className="font-label text-sm">{history('told.cause', { what: history(cause.kind) })}</p>}
      <p className="font-label text-soft text-xs">
        {because(said.because as Because)} {said.tally ? t('tally', said.tally as Tally) : ''}
      </p>
    </div>
  )
}

function Withheld({ said }: { said: Saying }) {
  const t = useTranslations('gone')
  const thing = parseName(String(said.about))?.thing
  const code = WITHHOLDING_CODES.find((each) => each === said.code)
  return (
    <p className="font-label text-sm">
      {thing && t(`thing.${thing}`)} {code && `· ${t(`because.${code}`)}`} ·{' '}
      {t('number', { number: Number(said.number) })}
    </p>
  )
}

function Remark({ code, round = 0 }: { code: 'quorum' | 'inRound'; round?: number }) {
  const t = useTranslations('history')
  return <p className="font-label text-soft text-sm">{t(code, { round })}</p>
}

function Opened({ said }: { said: Saying }) {
  const ground = useTranslations('ground')
  return (
    <>
      <p className="font-label text-sm">{ground(said.ground as Ground)}</p>
      <Texts of={[said.statement]} />
    </>
  )
}

function Ruled({ said }: { said: Saying }) {
  const outcome = useTranslations('outcome')
  return (
    <div className="space-y-2">
      <p className="flex flex-wrap items-center gap-3 font-label text-sm">
        {outcome(said.outcome as Outcome)}
        {said.verdict && <Stamp verdict={said.verdict as Verdict} />}
      </p>
      <Texts of={[said.reason]} />
    </div>
  )
}
