import { useTranslations } from 'next-intl'
import type { OwnApplication } from '../../db/queries/applications'
import { APPLICATION_LENGTH, againFrom, READ_LANGUAGES } from '../../domain/application'
import type { Locale } from '../../domain/locale'
import { dayIn } from '../../i18n/dates'
import { languageName } from '../../i18n/languages'
import type { Action } from '../desk/answer'
import { TicksField } from '../desk/choices'
import { LongField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { Notice } from '../ui/notice'
import { Handle, Words } from '../ui/prose'

type Props = {
  /** The last that somebody made; null where they never did. */
  application: OwnApplication | null
  action: Action
  sheet: { draw: string; back: string }
  now: Date
  locale: Locale
}

/** What became of somebody's application, and the form for another where they may apply. */
export function Application({ application, now, ...form }: Props) {
  const t = useTranslations('apply')
  const again = application?.decidedAt ? againFrom(application.decidedAt) : null
  const may = application === null || (again !== null && now >= again)
  return (
    <section className="space-y-5">
      <h2>{t('application')}</h2>
      {application && <Became application={application} again={again} locale={form.locale} />}
      {may && <ApplyForm {...form} />}
    </section>
  )
}

function Became({ application, again, locale }: { application: OwnApplication; again: Date | null; locale: Locale }) {
  const [t, gone] = [useTranslations('apply'), useTranslations('gone')]
  const { statement, at, reason, decidedAt, decider } = application
  const who = () => <Handle handle={decider} former={gone('former')} />
  const quoted = 'whitespace-pre-line border-edge border-s-2 ps-4'
  return (
    <>
      {decidedAt && reason !== null ? (
        <Notice tone="caution">
          <p>{t.rich('refused', { who, date: dayIn(locale, decidedAt) })}</p>
          <Words as="blockquote" className="my-2 whitespace-pre-line font-read">
            {reason}
          </Words>
          {again && <p>{t('again', { date: dayIn(locale, again) })}</p>}
        </Notice>
      ) : (
        <p>{t('waits', { date: dayIn(locale, at) })}</p>
      )}
      <h3>{t('yours')}</h3>
      <Words as="blockquote" className={quoted}>
        {statement}
      </Words>
    </>
  )
}

function ApplyForm({ action, sheet, locale }: Pick<Props, 'action' | 'sheet' | 'locale'>) {
  const t = useTranslations('apply')
  return (
    <>
      <p>{t.rich('applicationLead', { interests: (name) => <a href={`/${locale}/desk/interests`}>{name}</a> })}</p>
      <Form {...sheet} action={action} label={t('application')} fields={['statement', 'languages']}>
        <LongField
          name="statement"
          label={t('statement')}
          hint={t('statementHint', APPLICATION_LENGTH)}
          rows={8}
          maxLength={APPLICATION_LENGTH.max}
        />
        <TicksField
          name="languages"
          legend={t('languages')}
          choices={READ_LANGUAGES.map((value) => ({ value, label: languageName(value, locale) }))}
        />
        <Submit>{t('apply')}</Submit>
      </Form>
    </>
  )
}
