import { useTranslations } from 'next-intl'
import type { Piece } from '../../db/queries/evidence'
import { PASSAGE_LENGTH } from '../../domain/evidence'
import type { Desk } from './desk'
import { LANGUAGES } from './event-forms'
import { LongField, SelectField } from './fields'
import { Form } from './form'
import { Submit } from './submit'

/** Puts the passage into another language, under the translator's handle. */
export function TranslateForm({ piece, label, desk }: { piece: Piece; label: string; desk: Desk }) {
  const t = useTranslations('desk.evidence')
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.translate}
      label={`${t('translate')}: ${label}`}
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
