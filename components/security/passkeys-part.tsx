import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { dayIn } from '../../i18n/dates'
import type { Action } from '../desk/answer'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { Words } from '../ui/prose'
import type { Part } from './part'
import { PasskeyForm } from './passkey-form'

type Adding = ComponentProps<typeof PasskeyForm>
type Props = Part & { actions: { askForKey: Adding['ask']; addKey: Adding['add']; takeKeyAway: Action } }

/** The passkeys, as many as somebody likes. */
export function PasskeysPart({ factors, open, back, sheet, after, locale, actions }: Props) {
  const t = useTranslations('security')
  const words = {
    ...{ shown: t('codesShown'), keep: t('codesKeep'), kept: t('codesKept') },
    ...{ name: t('passkeyName'), hint: t('passkeyHint'), add: t('passkeyAdd'), script: t('passkeyScript') },
  }
  return (
    <section className="space-y-4">
      <h2 className="text-lg">{t('passkeyTitle')}</h2>
      <p className="max-w-[65ch]">{t('passkeyLead')}</p>
      {factors.passkeys.length > 0 && (
        <ul className="divide-y divide-line border-line border-y">
          {factors.passkeys.map(({ id, name, addedAt, usedAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
              <div>
                <Words as="p" className="font-semibold">
                  {name}
                </Words>
                <p className="font-label text-soft text-xs">
                  {t('passkeyAdded', { date: dayIn(locale, addedAt) })}{' '}
                  {usedAt && t('passkeyUsed', { date: dayIn(locale, usedAt) })}
                </p>
              </div>
              {open && (
                <Form {...sheet()} action={actions.takeKeyAway} label={t('passkeyRemove', { name })} fields={[]}>
                  <input type="hidden" name="passkeyId" value={id} />
                  <Submit tone="grave" aria-label={t('passkeyRemove', { name })}>
                    {t('remove')}
                  </Submit>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      {open && (
        <PasskeyForm
          key={factors.passkeys.length}
          ask={actions.askForKey}
          add={actions.addKey}
          back={back}
          done={after('passkey_added')}
          words={words}
        />
      )}
    </section>
  )
}
