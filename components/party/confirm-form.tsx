import { useTranslations } from 'next-intl'
import type { Contestable } from '../../db/queries/contestable'
import { GROUNDS_OF, type Ground } from '../../domain/ground'
import type { Locale } from '../../domain/locale'
import type { Action } from '../desk/answer'
import { RadioField } from '../desk/choices'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { Notice } from '../ui/notice'

type Props = {
  contested: Contestable
  complaint: { key: string; ground: Ground | null }
  action: Action
  sheet: { draw: string; back: string }
  locale: Locale
}

/**
 * Confirms a complaint as things stand now, which may have changed since it was typed: into the case that is open, or by opening one on
 * a ground that can still be chosen.
 */
export function ConfirmForm({ contested, complaint, action, sheet, locale }: Props) {
  const [t, words, grounds] = [
    useTranslations('complaint.confirm'),
    useTranslations('complaint'),
    useTranslations('ground'),
  ]
  const isOpen = contested.open !== null
  if (!isOpen && !contested.stands) return <Notice>{words('withdrawn')}</Notice>
  return (
    <Form {...sheet} action={action} fields={['ground']} label={t('title')} className="space-y-6">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="complaint" value={complaint.key} />
      {!isOpen && complaint.ground === null && <Notice>{t('decided')}</Notice>}
      {contested.openState === 'opened' && <Notice>{t('notCalled')}</Notice>}
      {!isOpen && (
        <RadioField
          quiet
          name="ground"
          legend={words('ground')}
          choices={GROUNDS_OF[contested.kind].map((value) => ({ value, label: grounds(value) }))}
          value={complaint.ground ?? undefined}
        />
      )}
      <p className="max-w-[65ch]">{t(isOpen ? 'leadOpen' : 'lead')}</p>
      <Submit>{t(isOpen ? 'join' : 'open')}</Submit>
    </Form>
  )
}
