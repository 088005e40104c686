import { useTranslations } from 'next-intl'
import type { HistoryLine } from '../../db/queries/history'
import type { Ground, Outcome } from '../../domain/dispute'
import type { Stance } from '../../domain/evidence'
import type { Because, Tally, Verdict } from '../../domain/verdict'
import { Words } from '../ui/prose'
import { Stamp } from '../verdict/stamp'

type Saying = NonNullable<HistoryLine['after']>

/** What an entry changed, in words: as it was before, where it was anything, and as it is after. */
export function Change({ entry }: { entry: HistoryLine }) {
  const t = useTranslations('history')
  if (entry.kind === 'vote.cast' && entry.after === null) return <p className="text-soft">{t('sealed')}</p>
  if (!entry.after) return null
  if (!entry.before) return <Told said={entry.after} kind={entry.kind} />
  return (
    <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[4rem_1fr]">
      <dt className="font-label text-soft text-xs">{t('before')}</dt>
      <dd>
        <Told said={entry.before} kind={entry.kind} />
      </dd>
      <dt className="font-label text-soft text-xs">{t('after')}</dt>
      <dd>
        <Told said={entry.after} kind={entry.kind} />
      </dd>
    </dl>
  )
}

function Told({ said, kind }: { said: Saying; kind: HistoryLine['kind'] }) {
  switch (kind) {
    case 'event.opened':
    case 'event.described':
      return <Texts of={[said.title, said.place, said.summary, said.value, said.until]} language={said.language} />
    case 'claim.added':
    case 'claim.worded':
    case 'passage.translated':
      return <Texts of={[said.text]} language={said.language} />
    case 'evidence.attached':
      return <Attached said={said} />
    case 'evidence.withdrawn':
      return <Texts of={[said.reason]} />
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

function Attached({ said }: { said: Saying }) {
  const stance = useTranslations('stance')
  return (
    <>
      <p className="font-label text-sm">{stance(said.stance as Stance)}</p>
      <Texts of={[said.exact]} />
    </>
  )
}

function Found({ said }: { said: Saying }) {
  const because = useTranslations('because')
  const t = useTranslations('event')
  return (
    <div className="space-y-1">
      <Stamp verdict={said.verdict as Verdict} />
      <p className="font-label text-soft text-xs">
        {because(said.because as Because)} {said.tally ? t('tally', said.tally as Tally) : ''}
      </p>
    </div>
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
