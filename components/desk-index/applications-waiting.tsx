import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { ButtonLink } from '../ui/button'

/** How many applications wait for a decision, and the way there; nothing where none does. */
export function ApplicationsWaiting({ count, locale }: { count: number; locale: Locale }) {
  const [t, people] = [useTranslations('deskIndex'), useTranslations('people.applications')]
  if (count === 0) return null
  return (
    <section
      aria-labelledby="applications"
      className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 border-line border-y py-5"
    >
      <div>
        <h2 id="applications" className="text-xl">
          {people('title')}
        </h2>
        <p className="mt-1 font-label text-sm">{t('applications', { count })}</p>
      </div>
      <ButtonLink href={`/${locale}/desk/people`}>{t('people')}</ButtonLink>
    </section>
  )
}
