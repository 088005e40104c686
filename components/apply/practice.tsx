import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { ASPECTS, QUESTIONS, questionOf, REPORTS, type ReportId } from '../../domain/practice'
import type { Action } from '../desk/answer'
import { RadioField } from '../desk/choices'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { useAnswers } from './answers'

type Props = { action: Action; sheet: { draw: string; back: string }; locale: Locale }

/** The practice set, to be answered. */
export function Practice({ action, sheet, locale }: Props) {
  const [t, set] = [useTranslations('apply'), useTranslations('practice')]
  const { choices } = useAnswers(locale)
  return (
    <section className="space-y-5">
      <h2>{t('practice')}</h2>
      <p>{t('practiceLead', { reports: REPORTS.length })}</p>
      <Form
        {...sheet}
        action={action}
        label={t('practice')}
        fields={QUESTIONS.map(({ question }) => question)}
        className="space-y-12"
      >
        {REPORTS.map((report, at) => (
          <section key={report.id} aria-labelledby={report.id} className="space-y-6">
            <h3 id={report.id}>{set('heading', { number: at + 1 })}</h3>
            <ReportText id={report.id} />
            {ASPECTS.map((aspect) => (
              <RadioField
                key={aspect}
                name={questionOf(report.id, aspect)}
                legend={set(`aspect.${aspect}`)}
                quiet
                choices={choices(report, aspect)}
              />
            ))}
          </section>
        ))}
        <Submit>{t('send')}</Submit>
      </Form>
    </section>
  )
}

/** A report as it would have been printed, and the statement that the questions are about. */
export function ReportText({ id }: { id: ReportId }) {
  const t = useTranslations('practice')
  return (
    <>
      <blockquote className="whitespace-pre-line border-edge border-s-2 bg-sheet px-4 py-3">
        {t(`report.${id}.text`)}
      </blockquote>
      <p>
        <span className="font-label text-soft text-sm">{t('statement')}: </span>
        <strong>{t(`report.${id}.statement`)}</strong>
      </p>
    </>
  )
}
