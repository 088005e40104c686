import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { Waiting } from './waiting'

/** How many applications wait for a decision, and the way there; nothing where none does. */
export function ApplicationsWaiting({ count, locale }: { count: number; locale: Locale }) {
  const [t, people] = [useTranslations('deskIndex'), useTranslations('people.applications')]
  if (count === 0) return null
  return (
    <Waiting
      id="applications"
      title={people('title')}
      to={{ href: `/${locale}/desk/people#applications`, text: t('people') }}
    >
      {t('applications', { count })}
    </Waiting>
  )
}
