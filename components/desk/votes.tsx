import { useTranslations } from 'next-intl'
import type { DeskClaim } from '../../db/queries/desk-event'
import { Handle, Words } from '../ui/prose'
import { Time } from '../ui/time'
import { Sign } from '../verdict/sign'
import { Stamp } from '../verdict/stamp'
import type { Desk } from './desk'

/** What became of the votes: nothing but who and when before the claim settles; verdict, tally and reasons after. */
export function Votes({ claim, desk }: { claim: DeskClaim; desk: Desk }) {
  const t = useTranslations('desk.vote')
  if (claim.votes.length === 0) return <p className="font-label text-soft text-sm">{t('none')}</p>
  return (
    <section aria-label={t('votes')}>
      <h3 className="text-lg">{t('votes')}</h3>
      {claim.settledAt === null && <p className="mt-1 font-label text-soft text-sm">{t('votesSealed')}</p>}
      <ul className="mt-2 divide-y divide-line">
        {claim.votes.map((vote) => (
          <li key={vote.id} className="py-2">
            <VoteLine vote={vote} desk={desk} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function VoteLine({ vote, desk }: { vote: DeskClaim['votes'][number]; desk: Desk }) {
  const [t, verdicts, uncounted] = [
    useTranslations('desk.vote'),
    useTranslations('verdict'),
    useTranslations('uncounted'),
  ]
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 font-label text-sm [&_svg]:size-4">
        <Handle handle={vote.reviewer} former={t('former')} />
        {vote.verdict && (
          <span className="inline-flex items-center gap-1.5">
            <Sign verdict={vote.verdict} />
            {verdicts(vote.verdict)}
          </span>
        )}
        <span className="text-soft text-xs">
          <Time at={vote.castAt} locale={desk.locale} exact />
          {vote.version > 1 && ` · ${t('version', { version: vote.version })}`}
          {!vote.blind && ` · ${t('cast_open')}`}
        </span>
      </p>
      {vote.uncounted && <p className="font-label text-soft text-xs">{uncounted(vote.uncounted)}</p>}
      {vote.reason && <Words as="p">{vote.reason}</Words>}
    </>
  )
}

/** The verdict where there is one, why, and how the votes stand. */
export function Standing({ claim }: { claim: DeskClaim }) {
  const [t, states, because] = [useTranslations('desk.vote'), useTranslations('state'), useTranslations('because')]
  const cautions = useTranslations('caution')
  return (
    <div className="space-y-2">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2 font-label text-sm">
        {claim.verdict && <Stamp verdict={claim.verdict} />}
        <span>{states(claim.state)}</span>
        {claim.tally ? <span>{t('tally', claim.tally)}</span> : <span>{t('castSoFar', { count: claim.cast })}</span>}
      </p>
      {claim.because && <p className="font-label text-sm">{because(claim.because)}</p>}
      {claim.cautions.map(({ side, code }) => (
        <p key={`${side} ${code}`} className="font-label text-sm text-unverified">
          <span aria-hidden="true">▲ </span>
          {cautions(code, { side: side ?? 'other' })}
        </p>
      ))}
    </div>
  )
}
