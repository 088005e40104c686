import { useTranslations } from 'next-intl'
import { PROBATION_MODERATORS } from '../../domain/probation'
import { Notice } from '../ui/notice'

/** Tells a reviewer that their votes are shown and not counted yet, and how far they have come. */
export function Probation({ sound, needed }: { sound: number; needed: number }) {
  const t = useTranslations('deskIndex.probation')
  return (
    <Notice>
      <h2 className="font-semibold text-base">{t('title')}</h2>
      <p className="mt-2 max-w-[65ch]">{t('text', { needed, moderators: PROBATION_MODERATORS })}</p>
      <p className="mt-2">{t('sound', { sound, needed })}</p>
    </Notice>
  )
}
