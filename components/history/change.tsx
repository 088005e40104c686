import { useTranslations } from 'next-intl'
import type { HistoryLine } from '../../db/queries/history'
import type { EntryKind } from '../../domain/entry'
import { FLAG_OUTCOMES, flaggedThing } from '../../domain/flag'
import type { Ground } from '../../domain/ground'
import type { Capacity } from '../../domain/party'
import type { Regrouping } from '../../domain/regrouping'
import { parseName, WITHHOLDING_CODES } from '../../domain/removal'
import type { Outcome } from '../../domain/ruling'
import type { Plea } from '../../domain/statement'
import type { Because, Tally, Verdict } from '../../domain/verdict'
import { AgentName } from '../agent/name'
import { Told as ClaimTold } from '../claim/text'
import { RegroupingTold } from '../dispute/regrouping-told'
import { Words } from '../ui/prose'
import { Stamp } from '../verdict/stamp'
import { EventLink } from './event-link'
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
      {entry.about && <About said={entry.about} beside={beside} />}
      <Changed entry={entry} beside={beside} />
    </>
  )
}

function About({ said, beside }: { said: Saying; beside: Beside }) {
  // Only a citation does something, only a date has a role, and only a regrouping moves claims.
  if ('act' in said) return <CitationTold said={said} beside={beside} />
  if ('role' in said) return <DateTold said={said} beside={beside} />
  if ('claims' in said) return <RegroupedThen said={said} beside={beside} />
  return <PieceTold said={said} beside={beside} />
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
    case 'reply.given':
      return <RepliedAs said={said} beside={beside} />
    case 'reply.accepted':
    case 'reply.refused':
      return <Reason said={said} />
    case 'vote.cast':
      return <Stamp verdict={said.verdict as Verdict} />
    case 'verdict.changed':
      return <Found said={said} />
    case 'claim.settled':
      return <Remark code="quorum" />
    case 'round.opened':
      return <Remark code="inRound" round={said.round as number} />
    case 'party.named':
      return <Named said={said} />
    case 'dispute.opened':
      return <Opened said={said} />
    case 'dispute.stated':
      return <Stated said={said} />
    case 'dispute.released':
      return said.idle ? <Remark code="told.idle" /> : null
    case 'opinion.written':
      return (
        <>
          <Ruled said={said} />
          <Remark code="told.handsMore" />
        </>
      )
    case 'dispute.ruled':
      return <Ruled said={said} />
    case 'dispute.appealed':
      return <Texts of={[said.statement]} />
    case 'event.merged':
    case 'event.parted':
    case 'event.split':
    case 'claim.moved':
      return <Regrouped said={said} beside={beside} />
    case 'claim.merged':
    case 'claim.parted':
      return <Joined said={said} beside={beside} />
    case 'flag.answered':
      return <Flagged said={said} />
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

/** What was flagged, how often, and what came of it: by whom it was flagged is told nowhere. */
function Flagged({ said }: { said: Saying }) {
  const [t, gone, history] = [useTranslations('flags'), useTranslations('gone'), useTranslations('history')]
  const thing = flaggedThing(String(said.about))
  const outcome = FLAG_OUTCOMES.find((each) => each === said.outcome)
  const act = said.act as { kind: EntryKind } | null
  return (
    <>
      <p className="font-label text-sm">
        {thing && gone(`thing.${thing}`)} · {history('told.flags', { count: (said.flags as string[]).length })}
        {outcome && ` · ${t(`outcomes.${outcome}`)}`}
      </p>
      {act && <p className="font-label text-sm">{t('by', { what: history(act.kind) })}</p>}
    </>
  )
}

/** What was done to two events, of which the entry tells what became of it. */
function RegroupedThen({ said, beside }: { said: Saying; beside: Beside }) {
  const [from, to] = [beside.events[String(said.from)], beside.events[String(said.to)]]
  if (!from || !to) return null
  const regrouping = { kind: said.kind as Regrouping, from, to, claims: Number(said.claims) }
  return (
    <p className="font-label text-sm">
      <RegroupingTold regrouping={regrouping} locale={beside.locale} />
    </p>
  )
}

/** Where claims stand from then on, and why. */
function Regrouped({ said, beside }: { said: Saying; beside: Beside }) {
  const t = useTranslations('history.told')
  const event = beside.events[String(said.to)]
  return (
    <>
      {event && (
        <p className="font-label text-sm">
          {t.rich('under', { event: () => <EventLink event={event} locale={beside.locale} /> })}
        </p>
      )}
      <Reason said={said} />
    </>
  )
}

/** Which claim another was found to say the same as, or was parted from again. */
function Joined({ said, beside }: { said: Saying; beside: Beside }) {
  const t = useTranslations('history.told')
  const texts = beside.claims[String(said.into ?? said.from)]
  const code = said.into ? 'sameAs' : 'apartFrom'
  return (
    <>
      {texts && (
        <p className="font-label text-sm">
          {t.rich(code, { claim: () => <ClaimTold texts={texts} locale={beside.locale} /> })}
        </p>
      )}
      <Reason said={said} />
    </>
  )
}

function Remark({ code, round = 0 }: { code: 'quorum' | 'inRound' | 'told.idle' | 'told.handsMore'; round?: number }) {
  const t = useTranslations('history')
  return <p className="font-label text-soft text-sm">{t(code, { round })}</p>
}

/** As whom somebody replied, and what they said once it is known to be theirs. */
function RepliedAs({ said, beside }: { said: Saying; beside: Beside }) {
  return (
    <>
      <p className="font-label text-sm">
        <AgentName agents={beside.agents} id={String(said.agent)} locale={beside.locale} />
      </p>
      <Texts of={[said.text, said.name]} />
    </>
  )
}

function Named({ said }: { said: Saying }) {
  const capacity = useTranslations('capacity')
  return (
    <>
      <p className="font-label text-sm">{capacity(said.capacity as Capacity)}</p>
      <Texts of={[said.name]} />
    </>
  )
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

function Stated({ said }: { said: Saying }) {
  const plea = useTranslations('plea')
  return (
    <>
      <p className="font-label text-sm">{plea(said.plea as Plea)}</p>
      <Texts of={[said.text]} />
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
