import { useTranslations } from 'next-intl'
import type { State } from '../../domain/claim'
import type { Verdict } from '../../domain/verdict'
import { Stamp } from './stamp'

/** How a claim stands, where there is little room: its stamp, and its state where that is more than a quorum. */
export function Standing({ verdict, state }: { verdict: Verdict | null; state: State }) {
  const t = useTranslations('state')
  const told = verdict === null || state === 'disputed' || state === 'ruled'
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      {verdict && <Stamp verdict={verdict} />}
      {told && <StateMark state={state}>{t(state)}</StateMark>}
    </span>
  )
}

/** A state is no verdict: a plain word, with a mark before it for what is open. */
function StateMark({ state, children }: { state: State; children: string }) {
  const mark = { under_review: '○', disputed: '◆', ruled: '§', settled: '' }[state]
  return (
    <span className="inline-flex items-center gap-1.5 font-label text-sm text-soft">
      <span aria-hidden="true">{mark}</span>
      {children}
    </span>
  )
}
