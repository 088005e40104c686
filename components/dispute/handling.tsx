import { useTranslations } from 'next-intl'
import { IDLE_HOURS } from '../../domain/dispute'
import type { Action } from '../desk/answer'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'

export type Sheet = () => { draw: string; back: string }
type Props = { id: string; action: Action; sheet: Sheet }

/** Takes the case, so that nobody else works on it meanwhile. */
export function TakeForm({ id, action, sheet }: Props) {
  const t = useTranslations('disputes')
  return (
    <Form {...sheet()} action={action} label={t('take')} fields={[]} className="space-y-2">
      <input type="hidden" name="disputeId" value={id} />
      <Submit>{t('take')}</Submit>
      <p className="font-label text-soft text-xs">{t('takeHint', { hours: IDLE_HOURS })}</p>
    </Form>
  )
}

/** Gives it back before its time is over. */
export function ReleaseForm({ id, action, sheet }: Props) {
  const t = useTranslations('disputes')
  return (
    <Form {...sheet()} action={action} label={t('release')} fields={[]} className="space-y-2">
      <input type="hidden" name="disputeId" value={id} />
      <Submit tone="quiet">{t('release')}</Submit>
      <p className="font-label text-soft text-xs">{t('releaseHint')}</p>
    </Form>
  )
}
