import { useTranslations } from 'next-intl'
import type { WithdrawalForeseen } from '../../db/queries/withdrawal'
import { Cautions } from '../verdict/cautions'
import { Standing } from '../verdict/standing'

type Props = { told: string; stood: WithdrawalForeseen['before'] }

/** How a claim stands, or would stand: its verdict with reason and tally once there is one, its state, its cautions. */
export function Stood({ told, stood: { state, finding, cautions } }: Props) {
  const [votes, because] = [useTranslations('desk.vote'), useTranslations('because')]
  return (
    <div className="min-w-0 space-y-2">
      <dt className="font-label text-soft text-sm">{told}</dt>
      <dd className="space-y-2">
        <Standing verdict={finding?.verdict ?? null} state={state} />
        {finding && (
          <div className="font-label text-sm">
            <p>{because(finding.because)}</p>
            <p>{votes('tally', finding.tally)}</p>
          </div>
        )}
        <Cautions cautions={cautions} />
      </dd>
    </div>
  )
}
