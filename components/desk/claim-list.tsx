import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { DeskClaim, DeskEvent } from '../../db/queries/desk-event'
import { HEADLINE } from '../../domain/claim'
import { inLanguage } from '../../i18n/languages'
import { Words } from '../ui/prose'
import { Stamp } from '../verdict/stamp'
import { type Desk, deskPath } from './desk'
import { ClaimForm } from './event-forms'

/** The claims of the event, each a link to itself, and the form that adds one. */
export function ClaimList({ event, desk }: { event: DeskEvent; desk: Desk }) {
  const t = useTranslations('desk.event')
  return (
    <nav aria-label={t('claims')} className="border-line border-y">
      <ol className="divide-y divide-line">
        {event.claims.map((claim) => (
          <li key={claim.id}>
            <ClaimLink claim={claim} desk={desk} />
          </li>
        ))}
      </ol>
      {desk.forbids('add_claim') === null && (
        <div className="border-line border-t">
          <ClaimForm event={event} desk={desk} />
        </div>
      )}
    </nav>
  )
}

function ClaimLink({ claim, desk }: { claim: DeskClaim; desk: Desk }) {
  const t = useTranslations('desk.event')
  const states = useTranslations('state')
  const worded = inLanguage(claim.text, desk.locale)
  const here = claim.position === desk.claim
  return (
    <Link
      href={deskPath(desk, { claim: claim.position })}
      prefetch={false}
      aria-current={here ? 'true' : undefined}
      className={`flex flex-wrap items-baseline gap-x-4 gap-y-1 border-s-4 px-3 py-2.5 text-ink no-underline hover:bg-sheet ${here ? 'border-accent bg-sheet' : 'border-transparent'}`}
    >
      <span className="min-w-0 grow basis-72">
        {claim.position === HEADLINE && <span className="font-label text-soft text-xs">{t('headline')} </span>}
        <Words language={worded?.language ?? null} className={here ? 'font-semibold' : ''}>
          {worded?.text}
        </Words>
      </span>
      <span className="flex flex-wrap items-center gap-3 font-label text-soft text-xs">
        {claim.verdict && <Stamp verdict={claim.verdict} />}
        <span>{states(claim.state)}</span>
        <span>{t('cast', { count: claim.cast })}</span>
        {claim.aside ? <span>{t('aside')}</span> : claim.own && <span>✓ {t('voted')}</span>}
      </span>
    </Link>
  )
}
