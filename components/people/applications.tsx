import { useTranslations } from 'next-intl'
import type { ApplicationLine } from '../../db/queries/applications'
import { APPLICATION_AGAIN_DAYS, APPLICATION_DECISIONS } from '../../domain/application'
import type { Locale } from '../../domain/locale'
import { forbids, type Person } from '../../domain/permissions'
import { ASPECTS, type Score } from '../../domain/practice'
import { REASON_LENGTH } from '../../domain/vote'
import { dayIn } from '../../i18n/dates'
import { languageName } from '../../i18n/languages'
import type { Action } from '../desk/answer'
import { RadioField } from '../desk/choices'
import { LongField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { Notice } from '../ui/notice'
import { Handle, Words } from '../ui/prose'

type Props = {
  items: readonly ApplicationLine[]
  person: Person
  action: Action
  done: string | string[] | undefined
  sheet: () => { draw: string; back: string }
  locale: Locale
}

/** People who asked to review and wait for an answer, the longest waiting first. */
export function Applications({ items, person, action, done, sheet, locale }: Props) {
  const [t, gone] = [useTranslations('people.applications'), useTranslations('gone')]
  const said = (['application_accepted', 'application_refused'] as const).find((each) => each === done)
  return (
    <section id="applications" className="space-y-5">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="max-w-[65ch]">{t('lead')}</p>
      {said && (
        <Notice tone="good" role="status">
          {t(said)}
        </Notice>
      )}
      {items.length === 0 && <p className="text-soft">{t('none')}</p>}
      <ul aria-label={t('title')} className="divide-y divide-line">
        {items.map((item) => (
          <li key={item.id} className="max-w-[65ch] space-y-3 py-5">
            <p className="font-semibold">
              <Handle handle={item.handle} former={gone('former')} />
            </p>
            <p className="font-label text-soft text-xs">
              {t('by', { date: dayIn(locale, item.at) })}
              {' · '}
              {t('reads', { languages: item.languages.map((each) => languageName(each, locale)).join(' · ') })}
              {' · '}
              {t('ties', { count: item.ties })}
            </p>
            <Words as="blockquote" className="whitespace-pre-line border-edge border-s-2 ps-4">
              {item.statement}
            </Words>
            <Practised score={item.score} />
            {forbids(person, 'decide_application', { self: item.personId === person.id }) ? (
              <p className="font-label text-soft text-sm">{t('self')}</p>
            ) : (
              <Decide item={item} action={action} sheet={sheet} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Practised({ score: { right, of, by } }: { score: Score }) {
  const [t, apply, set] = [
    useTranslations('people.applications'),
    useTranslations('apply'),
    useTranslations('practice.short'),
  ]
  return (
    <p className="font-label text-sm">
      {t('score', { right, of })} ({ASPECTS.map((each) => apply('by', { aspect: set(each), ...by[each] })).join(' · ')})
    </p>
  )
}

function Decide({ item, action, sheet }: { item: ApplicationLine } & Pick<Props, 'action' | 'sheet'>) {
  const t = useTranslations('people.applications')
  return (
    <Form
      {...sheet()}
      action={action}
      label={`${t('decide')} · ${item.handle}`}
      fold={t('decide')}
      fields={['decision', 'reason']}
    >
      <input type="hidden" name="applicationId" value={item.id} />
      <RadioField
        name="decision"
        legend={t('question')}
        quiet
        choices={APPLICATION_DECISIONS.map((value) => {
          return { value, label: t(value), hint: t(`${value}Hint`, { days: APPLICATION_AGAIN_DAYS }) }
        })}
      />
      <LongField name="reason" label={t('why')} hint={t('whyHint')} rows={3} maxLength={REASON_LENGTH.max} />
      <Submit>{t('decide')}</Submit>
    </Form>
  )
}
