import { useTranslations } from 'next-intl'
import type { CaseAtDesk } from '../../db/queries/case-file'
import type { Locale } from '../../domain/locale'
import { RULING_LENGTH } from '../../domain/ruling'
import type { Action } from '../desk/answer'
import { RadioField } from '../desk/choices'
import { LongField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import type { Sheet } from './handling'
import { PassageTicks } from './passages'

type Props = { file: CaseAtDesk; who: string; action: Action; sheet: Sheet; locale: Locale }

/** What can be decided of something that stands or does not; overturning last, since it asks most. */
const CHOICES = ['upheld', 'dismissed', 'overturned'] as const

/** The ruling about a thing: whether it stands, and why. No verdict is fixed by it, and nothing goes back to the reviewers. */
export function ThingRulingForm({ file, who, action, sheet, locale }: Props) {
  const [t, outcomes] = [useTranslations('disputes'), useTranslations('outcome')]
  return (
    <section aria-labelledby="ruling" className="space-y-4">
      <h3 id="ruling" className="text-lg">
        {t('rule')}
      </h3>
      <Form
        {...sheet()}
        action={action}
        label={t('rule')}
        fields={['outcome', 'reason', 'evidence']}
        draft={`${who} ruling ${file.id}`}
      >
        <input type="hidden" name="disputeId" value={file.id} />
        <RadioField
          name="outcome"
          legend={t('outcome')}
          choices={CHOICES.map((value) => ({
            value,
            label: <span className="font-semibold text-base">{outcomes(value)}</span>,
            hint: t(`${file.thing.kind === 'regrouping' ? 'regrouping' : 'thing'}.${value}`),
          }))}
        />
        <LongField
          name="reason"
          label={t('reason')}
          hint={t('reasonHint', RULING_LENGTH)}
          rows={8}
          maxLength={RULING_LENGTH.max}
        />
        <PassageTicks file={file} locale={locale} />
        <Submit>{t('submit')}</Submit>
        <p className="font-label text-soft text-xs">{t('second')}</p>
      </Form>
    </section>
  )
}
