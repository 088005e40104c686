import { useTranslations } from 'next-intl'
import type { readInvitation } from '../../db/queries/invitations'
import type { Locale } from '../../domain/locale'
import { dayIn } from '../../i18n/dates'
import type { Action } from '../desk/answer'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { ButtonLink } from '../ui/button'
import { Notice } from '../ui/notice'
import { Handle, Prose } from '../ui/prose'
import { Reviewing } from './reviewing'

type Props = {
  invitation: NonNullable<Awaited<ReturnType<typeof readInvitation>>>
  /** What whoever reads this has to do next. */
  step: 'sign_in' | 'choose_handle' | 'take'
  /** Why they may not take it, whatever it is. */
  barred: string | null
  token: string
  action: Action
  sheet: () => { draw: string; back: string }
  locale: Locale
}

/** An invitation as whoever opened its link sees it. */
export function InvitationShown({ invitation, step, barred, token, action, sheet, locale }: Props) {
  const t = useTranslations('invitation')
  const [refusal, gone] = [useTranslations('refusal'), useTranslations('gone')]
  const { maker, expiresAt } = invitation
  const objection = invitation.objection ?? barred
  const to = new URLSearchParams({ to: `/${locale}/desk/people/invitation/${token}` })
  return (
    <Prose>
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="text-lg">{t.rich('by', { who: () => <Handle handle={maker} former={gone('former')} /> })}</p>
      {objection ? (
        <Notice tone="caution">{refusal(objection as Parameters<typeof refusal>[0])}</Notice>
      ) : (
        <>
          {step === 'take' ? (
            <Form {...sheet()} action={action} label={t('take')} fields={[]}>
              <input type="hidden" name="token" value={token} />
              <Submit>{t('take')}</Submit>
            </Form>
          ) : (
            <ButtonLink
              tone="strong"
              href={`/${locale}/${step === 'sign_in' ? 'sign-in' : 'desk/handle'}?${to}`}
              className="w-fit"
            >
              {t(step)}
            </ButtonLink>
          )}
          <p className="font-label text-soft text-sm">{t('until', { date: dayIn(locale, expiresAt) })}</p>
        </>
      )}
      <Reviewing />
      <h2>{t('public')}</h2>
      <p>{t('publicText')}</p>
    </Prose>
  )
}
