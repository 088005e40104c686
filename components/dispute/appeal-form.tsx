import { useTranslations } from 'next-intl'
import { STATEMENT_LENGTH } from '../../domain/statement'
import type { Action } from '../desk/answer'
import { LongField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import type { Sheet } from './handling'

/** `who` is whose drafts are kept; an affected party has no handle, and keeps none. */
type Props = { id: string; who?: string; action: Action; sheet: Sheet }

/** The one appeal that a case has, with its grounds. */
export function AppealForm({ id, who, action, sheet }: Props) {
  const t = useTranslations('disputes')
  return (
    <section aria-labelledby="appeal" className="space-y-4">
      <h3 id="appeal" className="text-lg">
        {t('appeal')}
      </h3>
      <Form
        {...sheet()}
        action={action}
        label={t('appeal')}
        fields={['statement']}
        draft={who && `${who} appeal ${id}`}
      >
        <input type="hidden" name="disputeId" value={id} />
        <LongField
          name="statement"
          label={t('appealText')}
          hint={t('appealHint', { ...STATEMENT_LENGTH, as: who ? 'handle' : 'name' })}
          rows={8}
          maxLength={STATEMENT_LENGTH.max}
        />
        <Submit>{t('appealIt')}</Submit>
      </Form>
    </section>
  )
}
