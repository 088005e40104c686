import { useLocale, useTranslations } from 'next-intl'
import { goneIn } from '../../domain/removal'

/** Somebody's words as plain text, for a title or a label; where they are gone, what is said of that. In: the words of `gone`. */
export function plainWords(text: string, t: ReturnType<typeof useTranslations<'gone'>>): string {
  const gone = goneIn(text)
  if (!gone) return text
  return 'erased' in gone ? t('erased') : t('withheld', { reason: t(`because.${gone.code}`), number: gone.number })
}

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
  const words = plainWords(text, t)
  return (
    <span className={box}>{linked ? <a href={`/${locale}/method#withheld-${gone.number}`}>{words}</a> : words}</span>
  )
}
