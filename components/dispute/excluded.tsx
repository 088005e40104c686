import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Withdrawn } from '../../db/queries/evidence'

type Props = { withdrawn: Withdrawn; children: (by: string | null, reason: string) => ReactNode }

/** Why something does not stand any more: what somebody said who took it back, or that a ruling excluded it, and the way to its case. */
export function WhyGone({ withdrawn, children }: Props) {
  const t = useTranslations('caseFile')
  const locale = useLocale()
  if (!withdrawn.dispute) return children(withdrawn.by, withdrawn.reason ?? '')
  return (
    <>
      {t('excluded')} <a href={`/${locale}/disputes/${withdrawn.dispute}`}>{t('read')}</a>
    </>
  )
}
