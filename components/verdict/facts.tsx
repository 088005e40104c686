import { useTranslations } from 'next-intl'
import type { ClaimPage } from '../../db/queries/event'
import type { Locale } from '../../domain/locale'
import { dayIn } from '../../i18n/dates'

/** The numbers beside a verdict that a reader can check against the page: state, votes, last change. */
export function Facts({ claim, locale }: { claim: ClaimPage; locale: Locale }) {
  const t = useTranslations('event')
  const state = useTranslations('state')(claim.state)
  const facts = [
    state,
    votesOf(claim, t),
    ...(claim.ruleVersion === null ? [] : [t('ruleVersion', { version: claim.ruleVersion })]),
    t('changed', { date: dayIn(locale, claim.updatedAt) }),
  ]
  return (
    <ul className="font-label text-sm text-soft">
      {facts.map((fact, at) => (
        <li key={fact} className="inline">
          {fact}
          {at < facts.length - 1 && <span aria-hidden="true"> · </span>}
        </li>
      ))}
    </ul>
  )
}

/** "4 of 5 reviewers" where the votes carry the verdict; else how they stand; under review only how many were cast. */
function votesOf({ verdict, because, tally, counted, cast }: ClaimPage, t: ReturnType<typeof useTranslations>) {
  if (verdict === null || tally === null || counted === null) return t('cast', { cast })
  if (counted === 0) return t('counted', { counted })
  return because === 'majority' ? t('agree', { agree: tally[verdict], counted }) : t('tally', tally)
}
