import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { Waiting } from './waiting'

/** How many of those who are suspended wait for an answer to their appeal, how many of these are theirs to decide, and the way there. */
export function AppealsWaiting({ appeals, locale }: { appeals: { open: number; mine: number }; locale: Locale }) {
  const [t, people] = [useTranslations('deskIndex'), useTranslations('people.appeals')]
  if (appeals.open === 0) return null
  return (
    <Waiting id="appeals" title={people('title')} to={{ href: `/${locale}/desk/people#appeals`, text: t('people') }}>
      {t('appeals', { count: appeals.open })} {t('appealsMine', { count: appeals.mine })}
    </Waiting>
  )
}
