import { useTranslations } from 'next-intl'
import type { Stance } from '../../domain/evidence'
import type { Locale } from '../../domain/locale'
import { ANSWERS, type Aspect, type PracticeAnswer, type Report, UNSAID } from '../../domain/practice'
import { momentIn } from '../../i18n/dates'

/** What each answer to a question of the practice set says, in the words of the page. */
export function useAnswers(locale: Locale) {
  const [t, stance] = [useTranslations('practice'), useTranslations('stance')]
  const said = (report: Report, aspect: Aspect, answer: PracticeAnswer): string => {
    if (answer === UNSAID) return t('unsaid')
    if (aspect === 'stance') return stance(answer as Stance)
    const letter = answer as keyof Report['days']
    if (aspect === 'date') return momentIn(locale, { value: report.days[letter], precision: 'day', zone: null })
    return t(`report.${report.id}.${aspect}.${letter}`)
  }
  const choices = (report: Report, aspect: Aspect) =>
    ANSWERS[aspect].map((value) => ({ value, label: said(report, aspect, value) }))
  return { said, choices }
}
