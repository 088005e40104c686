import { useLocale, useTranslations } from 'next-intl'
import { goneIn } from '../../domain/removal'

/**
 * What stands where words were: that they were forgotten with whoever wrote them, or that they are withheld, why, and under which
 * number. `linked`: to where it is told since when and by whom.
 */
export function Gone({ text, linked }: { text: string; linked: boolean }) {
  const t = useTranslations('gone')
  const locale = useLocale()
  const gone = goneIn(text)
  if (!gone) return text
  const box = 'rounded-sm border border-edge border-dashed px-2 py-0.5 font-label text-sm text-soft not-italic'
  if ('erased' in gone) return <span className={box}>{t('erased')}</span>
  const { number, code } = gone
  const words = t('withheld', { reason: t(`because.${code}`), number })
  return <span className={box}>{linked ? <a href={`/${locale}/method#withheld-${number}`}>{words}</a> : words}</span>
}
