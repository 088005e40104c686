import { useTranslations } from 'next-intl'
import { CODE } from '../../domain/factor'
import { dayIn } from '../../i18n/dates'
import type { Action } from '../desk/answer'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { ConfirmForm } from './confirm-form'
import type { Part } from './part'
import { Qr } from './qr'
import type { Telling } from './told'

type Props = Part & {
  /** What the app is shown, while one is being set up. */
  enrolment: { address: string; text: string } | null
  actions: { begin: Action; confirm: Telling; takeAway: Action }
}

/** The app: set up by a picture or by typing, confirmed by its first code. */
export function AppPart({ factors, open, back, sheet, after, locale, enrolment, actions }: Props) {
  const t = useTranslations('security')
  const words = {
    shown: t('codesShown'),
    keep: t('codesKeep'),
    kept: t('codesKept'),
    now: t('now'),
    confirm: t('confirm'),
  }
  return (
    <section className="space-y-4">
      <h2 className="text-lg">{t('appTitle')}</h2>
      <p className="max-w-[65ch]">
        {factors.app ? t('appSince', { date: dayIn(locale, factors.app) }) : t('appLead', { seconds: CODE.seconds })}
      </p>
      <ConfirmForm action={actions.confirm} back={back} done={after('app_confirmed')} words={words}>
        {enrolment && <Shown {...enrolment} />}
      </ConfirmForm>
      {open && !enrolment && (
        <div className="flex flex-wrap items-start gap-3">
          <Form {...sheet()} action={actions.begin} label={t('appTitle')} fields={[]}>
            <Submit tone={factors.app ? 'quiet' : 'strong'}>{t(factors.app ? 'appAnother' : 'appBegin')}</Submit>
          </Form>
          {factors.app && (
            <Form {...sheet()} action={actions.takeAway} label={t('appRemove')} fields={[]}>
              <Submit tone="grave">{t('appRemove')}</Submit>
            </Form>
          )}
        </div>
      )}
    </section>
  )
}

function Shown({ address, text }: { address: string; text: string }) {
  const t = useTranslations('security')
  return (
    <div className="flex flex-wrap gap-6">
      <Qr text={address} said={t('picture')} />
      <div className="min-w-60 max-w-sm grow basis-0 space-y-3 font-label text-sm">
        <p className="font-medium">{t('scan')}</p>
        <p>{t('typing')}</p>
        <p dir="ltr" className="select-all border border-line bg-sheet px-3 py-2 text-start font-mono">
          {text}
        </p>
        <p>
          <a href={address}>{t('onPhone')}</a>
        </p>
      </div>
    </div>
  )
}
