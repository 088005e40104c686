import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { Waiting } from './waiting'

/** How many cases are open, how many of them are theirs to decide or taken by them, and the way there. */
export function CasesWaiting({
  cases,
  locale,
}: {
  cases: { open: number; mine: number; held: number }
  locale: Locale
}) {
  const t = useTranslations('deskIndex')
  const disputes = useTranslations('disputes')
  return (
    <Waiting id="cases" title={t('disputes')} to={{ href: `/${locale}/desk/disputes`, text: disputes('back') }}>
      {t('cases', { count: cases.open })} {cases.open > 0 && t('casesMine', { count: cases.mine })}{' '}
      {cases.held > 0 && t('casesHeld', { count: cases.held })}
    </Waiting>
  )
}
