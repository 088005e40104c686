import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { DeskClaim } from '../../db/queries/desk-event'
import { Notice } from '../ui/notice'
import { Words } from '../ui/prose'
import { Time } from '../ui/time'
import { Sign } from '../verdict/sign'
import { contradiction } from './contradiction'
import type { Desk } from './desk'
import { AsideForm, VoteForm } from './vote-form'

/** My part in a claim: why I may not vote, or my vote as it stands and the form to cast or change it. */
export function Vote({
  claim,
  desk,
  passages,
}: {
  claim: DeskClaim
  desk: Desk
  passages: (ticks: boolean) => ReactNode
}) {
  const t = useTranslations('desk.vote')
  const refusals = useTranslations('refusal')
  const code = claim.aside ? 'recused' : (desk.forbids('cast_vote') ?? (claim.closed ? 'ruling_stands' : null))
  return (
    <>
      {code && passages(false)}
      <section aria-label={t('title')} className="space-y-5">
        {claim.own && <OwnVote claim={claim} own={claim.own} desk={desk} />}
        {code && <Notice>{refusals(code as 'recused')}</Notice>}
        {claim.interested && !claim.aside && <Interested claim={claim} desk={desk} />}
        <VoteForm
          key={claim.id}
          claim={claim}
          desk={desk}
          closed={code !== null}
          passages={code ? null : passages(true)}
        />
        {!claim.interested && mayStandAside(claim, desk) && <AsideForm claim={claim} desk={desk} />}
      </section>
    </>
  )
}

/** That a vote of mine is shown and not counted here, because of a tie I declared; and the way to stand aside at once. */
function Interested({ claim, desk }: { claim: DeskClaim; desk: Desk }) {
  const [t, interests] = [useTranslations('desk.vote'), useTranslations('interests')]
  return (
    <Notice tone="caution">
      <div className="space-y-3">
        <p>
          {t('interested')} <a href={`/${desk.locale}/desk/interests`}>{interests('title')}</a>
        </p>
        {mayStandAside(claim, desk) && <AsideForm claim={claim} desk={desk} />}
      </div>
    </Notice>
  )
}

function mayStandAside(claim: DeskClaim, desk: Desk): boolean {
  return !claim.aside && desk.forbids('stand_aside') === null
}

/** My vote as it was last cast, in full: nobody else sees it before the claim settles. */
function OwnVote({ claim, own, desk }: { claim: DeskClaim; own: NonNullable<DeskClaim['own']>; desk: Desk }) {
  const t = useTranslations('desk.vote')
  const [verdicts, warnings, uncounted] = [
    useTranslations('verdict'),
    useTranslations('desk.form'),
    useTranslations('uncounted'),
  ]
  const stances = claim.evidence.filter(({ id }) => own.cites.includes(id)).map(({ stance }) => stance)
  const doubt = contradiction(own.verdict, stances)
  const lost = own.cited > 0 && own.cites.length === 0
  const earlier = own.round < claim.round
  return (
    <div className="space-y-2 border-accent border-s-4 bg-sheet px-4 py-3">
      <h3 className="flex flex-wrap items-center gap-x-3 font-label font-medium text-sm [&_svg]:size-5">
        {t('yours')} <Sign verdict={own.verdict} /> <strong>{verdicts(own.verdict)}</strong>
      </h3>
      <p>
        <Words>{own.reason}</Words>
      </p>
      <p className="font-label text-soft text-xs">
        {t('yoursMeta', { version: own.version, pieces: own.cited })} ·{' '}
        <Time at={own.castAt} locale={desk.locale} exact />
      </p>
      {earlier && <p className="font-label text-sm">{uncounted('earlier_round')}</p>}
      {own.probation && <p className="font-label text-sm">{uncounted('probation')}</p>}
      {own.held && !earlier && <p className="font-label text-sm">{uncounted('held')}</p>}
      {lost && !earlier && <p className="font-label text-sm">{t('lost')}</p>}
      {doubt && <p className="font-label text-sm">{warnings(doubt)}</p>}
    </div>
  )
}
