import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { ASPECTS, type PracticeAnswers, questionOf, REPORTS, type Report, scored } from '../../domain/practice'
import { useAnswers } from './answers'
import { ReportText } from './practice'

/** What somebody found in the practice set, and for each question the right answer and why it is. */
export function Found({ answers, locale }: { answers: PracticeAnswers; locale: Locale }) {
  const [t, set] = [useTranslations('apply'), useTranslations('practice')]
  const { right, of, by } = scored(answers)
  return (
    <section className="space-y-5">
      <h2>{t('practice')}</h2>
      <p className="font-semibold text-lg">{t('score', { right, of })}</p>
      <p className="font-label text-sm">
        {ASPECTS.map((each) => t('by', { aspect: set(`short.${each}`), ...by[each] })).join(' · ')}
      </p>
      <details>
        <summary className="min-h-11 cursor-pointer py-2 font-label font-medium text-sm">{t('answers')}</summary>
        <div className="mt-4 space-y-10">
          {REPORTS.map((report, at) => (
            <section key={report.id} aria-labelledby={report.id} className="space-y-5">
              <h3 id={report.id}>{set('heading', { number: at + 1 })}</h3>
              <ReportText id={report.id} />
              <Explained report={report} answers={answers} locale={locale} />
            </section>
          ))}
        </div>
      </details>
    </section>
  )
}

function Explained({ report, answers, locale }: { report: Report; answers: PracticeAnswers; locale: Locale }) {
  const [t, set] = [useTranslations('apply'), useTranslations('practice')]
  const { said } = useAnswers(locale)
  return (
    <dl className="space-y-4">
      {ASPECTS.map((aspect) => {
        const given = answers[questionOf(report.id, aspect)]
        const right = said(report, aspect, report.right[aspect])
        const found = given === report.right[aspect]
        return (
          <div key={aspect}>
            <dt className="font-label font-medium text-sm">{set(`aspect.${aspect}`)}</dt>
            <dd>
              <p className={found ? 'text-confirmed' : 'text-denied'}>
                <span aria-hidden="true">{found ? '✓ ' : '✕ '}</span>
                {found
                  ? t('found', { answer: right })
                  : t('missed', { answer: given ? said(report, aspect, given) : '–', right })}
              </p>
              <p>{set(`report.${report.id}.why.${aspect}`)}</p>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
