import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { ButtonLink } from '../ui/button'

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
    <section
      aria-labelledby="cases"
      className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 border-line border-y py-5"
    >
      <div>
        <h2 id="cases" className="text-xl">
          {t('disputes')}
        </h2>
        <p className="mt-1 font-label text-sm">
          {t('cases', { count: cases.open })} {cases.open > 0 && t('casesMine', { count: cases.mine })}{' '}
          {cases.held > 0 && t('casesHeld', { count: cases.held })}
        </p>
      </div>
      <ButtonLink href={`/${locale}/desk/disputes`}>{disputes('back')}</ButtonLink>
    </section>
  )
}
