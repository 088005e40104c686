import { useLocale, useTranslations } from 'next-intl'
import type { Dispute } from '../../db/queries/disputes'
import type { Locale } from '../../domain/locale'
import { dayIn } from '../../i18n/dates'

/** Beside a thing about which a case is open: since when it is disputed and why, and the way to the case. Nothing where none is. */
export function DisputedMark({ about, disputes }: { about: string; disputes: readonly Dispute[] }) {
  const [t, grounds] = [useTranslations('caseFile'), useTranslations('ground')]
  const locale = useLocale() as Locale
  const dispute = disputes.find((each) => each.state === 'open' && each.about === about)
  if (!dispute) return null
  return (
    <p className="font-label text-sm">
      <span aria-hidden="true">◆ </span>
      {t('disputedSince', { date: dayIn(locale, dispute.openedAt), ground: grounds(dispute.ground) })}{' '}
      <a href={`/${locale}/disputes/${dispute.id}`}>{t('read')}</a>
    </p>
  )
}
