import { useTranslations } from 'next-intl'
import type { SuspensionShown } from '../../db/queries/suspensions'
import type { Locale } from '../../domain/locale'
import { appealEnds, isAppealable } from '../../domain/suspension'
import { REASON_LENGTH } from '../../domain/vote'
import { dayIn } from '../../i18n/dates'
import type { Action } from '../desk/answer'
import { LongField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { Notice } from '../ui/notice'
import { Handle, Words } from '../ui/prose'

type Props = {
  suspension: SuspensionShown | null
  action: Action
  done: string | string[] | undefined
  sheet: { draw: string; back: string }
  locale: Locale
}

/** Tells somebody that they are suspended, since when, by whom and why; and what they can write against it, or have. */
export function Suspended({ suspension, action, done, sheet, locale }: Props) {
  const [t, gone] = [useTranslations('deskIndex.suspended'), useTranslations('gone')]
  const who = () => <Handle handle={suspension?.suspender ?? null} former={gone('former')} />
  return (
    <div className="space-y-8">
      {done === 'suspension_appealed' && (
        <Notice tone="good" role="status">
          {t('suspension_appealed')}
        </Notice>
      )}
      <Notice tone="wrong">
        <h2 className="font-semibold text-base">{t('title')}</h2>
        {suspension && (
          <>
            <p className="mt-2">{t.rich('since', { date: dayIn(locale, suspension.since), who })}</p>
            <Quoted>{suspension.reason}</Quoted>
          </>
        )}
        <p className="mt-2">{t('text')}</p>
      </Notice>
      {suspension && (
        <section className="max-w-[65ch] space-y-4">
          <h2 className="text-lg">{t('appealTitle')}</h2>
          {suspension.statement === null ? (
            <Appealing since={suspension.since} action={action} sheet={sheet} locale={locale} />
          ) : (
            <Appealed suspension={suspension} locale={locale} />
          )}
        </section>
      )}
    </div>
  )
}

function Appealing({ since, action, sheet, locale }: Pick<Props, 'action' | 'sheet' | 'locale'> & { since: Date }) {
  const t = useTranslations('deskIndex.suspended')
  const date = dayIn(locale, appealEnds(since))
  if (!isAppealable(since, new Date())) return <p>{t('over', { date })}</p>
  return (
    <>
      <p>{t('appealLead', { date })}</p>
      <Form {...sheet} action={action} label={t('appealTitle')} fields={['statement']}>
        <LongField
          name="statement"
          label={t('statement')}
          hint={t('statementHint')}
          rows={5}
          maxLength={REASON_LENGTH.max}
        />
        <Submit>{t('appeal')}</Submit>
      </Form>
    </>
  )
}

function Appealed({ suspension, locale }: { suspension: SuspensionShown; locale: Locale }) {
  const [t, gone] = [useTranslations('deskIndex.suspended'), useTranslations('gone')]
  const { statement, appealedAt, upheld, upheldAt, decider, decidable } = suspension
  const who = () => <Handle handle={decider} former={gone('former')} />
  return (
    <>
      {appealedAt && <p>{t('appealed', { date: dayIn(locale, appealedAt) })}</p>}
      <Quoted>{statement}</Quoted>
      {upheldAt ? (
        <>
          <p>{t.rich('upheld', { date: dayIn(locale, upheldAt), who })}</p>
          <Quoted>{upheld}</Quoted>
        </>
      ) : (
        <p>{t(decidable ? 'waiting' : 'waits')}</p>
      )}
    </>
  )
}

function Quoted({ children }: { children: string | null }) {
  return (
    <Words as="blockquote" className="my-2 whitespace-pre-line border-edge border-s-2 ps-4 font-read">
      {children ?? ''}
    </Words>
  )
}
