import { useTranslations } from 'next-intl'
import type { Piece } from '../../db/queries/evidence'
import { PASSAGE_LENGTH } from '../../domain/evidence'
import { REASON_LENGTH } from '../../domain/vote'
import { plainWords } from '../ui/gone'
import type { Desk } from './desk'
import { LANGUAGES } from './event-forms'
import { LongField, SelectField } from './fields'
import { Form } from './form'
import { Submit } from './submit'

/** Puts the passage into another language, under the translator's handle. */
export function TranslateForm({ piece, desk }: { piece: Piece; desk: Desk }) {
  const [t, gone] = [useTranslations('desk.evidence'), useTranslations('gone')]
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.translate}
      label={`${t('translate')}: ${plainWords(piece.exact, gone).slice(0, 60)}`}
      fold={t('translate')}
      fields={['language', 'text']}
    >
      <input type="hidden" name="evidenceId" value={piece.id} />
      <SelectField name="language" label={t('translationLanguage')} options={LANGUAGES} value={desk.locale} />
      <LongField name="text" label={t('translation')} rows={3} maxLength={PASSAGE_LENGTH.max} />
      <Submit tone="quiet">{t('translateIt')}</Submit>
    </Form>
  )
}

/** Takes the passage back, with a reason; it stays visible as withdrawn. */
export function WithdrawForm({ piece, desk }: { piece: Piece; desk: Desk }) {
  const [t, gone] = [useTranslations('desk.evidence'), useTranslations('gone')]
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.withdraw}
      label={`${t('withdraw')}: ${plainWords(piece.exact, gone).slice(0, 60)}`}
      fold={t('withdraw')}
      fields={['reason']}
    >
      <input type="hidden" name="evidenceId" value={piece.id} />
      <LongField
        name="reason"
        label={t('withdrawReason')}
        hint={t('withdrawHint')}
        rows={2}
        maxLength={REASON_LENGTH.max}
      />
      <Submit tone="grave">{t('withdrawIt')}</Submit>
    </Form>
  )
}
