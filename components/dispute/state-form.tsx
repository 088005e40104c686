import { useTranslations } from 'next-intl'
import type { CaseAtDesk } from '../../db/queries/case-file'
import type { Locale } from '../../domain/locale'
import { PLEAS, STATEMENT_LENGTH } from '../../domain/statement'
import type { Action } from '../desk/answer'
import { RadioField } from '../desk/choices'
import { LongField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import type { Sheet } from './handling'
import { PassageTicks } from './passages'

/** `who` is whose drafts are kept; an affected party has no handle, and keeps none. */
type Props = { file: CaseAtDesk; who?: string; action: Action; sheet: Sheet; locale: Locale }

/** One's own side of a case; said again it is the next version. The form names the version that it was drawn from. */
export function StateForm({ file, who, action, sheet, locale }: Props) {
  const [t, pleas] = [useTranslations('disputes'), useTranslations('plea')]
  const [now] = file.own
  const label = t(now ? 'stateAgain' : 'state')
  return (
    <section aria-labelledby="state" className="space-y-4">
      <h3 id="state" className="text-lg">
        {label}
      </h3>
      <Form
        {...sheet()}
        action={action}
        label={label}
        fields={['plea', 'text', 'evidence']}
        draft={who && `${who} statement ${file.id}`}
      >
        <input type="hidden" name="disputeId" value={file.id} />
        <input type="hidden" name="base" value={file.own.length} />
        <RadioField
          quiet
          name="plea"
          legend={t('plea')}
          value={now?.plea}
          choices={PLEAS.map((value) => ({ value, label: pleas(value) }))}
        />
        <LongField
          name="text"
          label={t('statement')}
          hint={t('statementHint', { ...STATEMENT_LENGTH, as: who ? 'handle' : 'name' })}
          value={now?.text}
          rows={8}
          maxLength={STATEMENT_LENGTH.max}
        />
        <PassageTicks file={file} held={now?.evidence ?? []} locale={locale} />
        <Submit>{now ? t('stateNext', { version: file.own.length + 1 }) : t('stateIt')}</Submit>
      </Form>
    </section>
  )
}
