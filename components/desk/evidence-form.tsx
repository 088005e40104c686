import { useTranslations } from 'next-intl'
import type { DeskEvent } from '../../db/queries/desk-event'
import type { SourcePage } from '../../db/queries/sources'
import { PASSAGE_LENGTH, STANCES, STANDINGS } from '../../domain/evidence'
import { directionOf, inLanguage } from '../../i18n/languages'
import { asTyped } from '../ui/prose'
import { AgentField } from './agent-field'
import { RadioField, TickField } from './choices'
import { agentIn, type Desk } from './desk'
import { LANGUAGES } from './event-forms'
import { LongField, SelectField, TextField } from './fields'
import { Form } from './form'
import { Marking } from './marking'
import { Fold } from './paper'
import { Submit } from './submit'

const FIELDS = [
  'passage',
  'claimId',
  'stance',
  'speaker',
  'speakerKind',
  'speakerCountry',
  'standing',
  'asserts',
  'translation',
  'translationLanguage',
]

type Props = { source: SourcePage; event: DeskEvent; desk: Desk }

/** The text of the source, and a passage of it set against a claim: what it does to it, whose word it is, who they are. */
export function EvidenceForm({ source, event, desk }: Props) {
  const t = useTranslations('desk.evidence')
  const may = desk.forbids('attach_evidence') === null
  const { language } = source.current
  const marking = <Marking text={source.text} language={language} dir={directionOf(language)} mayMark={may} />
  if (!may) return marking
  return (
    <Form
      {...desk.sheet()}
      action={desk.actions.attach}
      label={t('attach')}
      fields={FIELDS}
      draft={`${desk.handle} evidence ${source.id}`}
    >
      <input type="hidden" name="sourceId" value={source.id} />
      {marking}
      <Judgement source={source} event={event} desk={desk} />
      <Submit>{t('attach')}</Submit>
    </Form>
  )
}

function Judgement({ source, event, desk }: Props) {
  const t = useTranslations('desk.evidence')
  const [stances, standings] = [useTranslations('stance'), useTranslations('standing')]
  const { publisher } = source.current
  const claims = event.claims.map((claim) => ({
    value: claim.id,
    label: inLanguage(claim.text, desk.locale)?.text ?? String(claim.position + 1),
  }))
  const current = event.claims.find((claim) => claim.position === desk.claim)
  return (
    <>
      <SelectField key={current?.id} name="claimId" label={t('claim')} options={claims} value={current?.id} />
      <RadioField
        quiet
        name="stance"
        legend={t('stance')}
        choices={STANCES.map((value) => ({ value, label: stances(value), hint: t(`stanceHint.${value}`) }))}
      />
      <AgentField
        name="speaker"
        label={t('speaker')}
        hint={publisher ? t('speakerHint', { publisher: agentIn(desk, publisher).name }) : t('speakerHintBare')}
        locale={desk.locale}
      />
      <TickField name="unnamed" label={t('unnamed')} />
      <RadioField
        quiet
        name="standing"
        legend={t('standing')}
        choices={STANDINGS.map((value) => ({ value, label: standings(value) }))}
      />
      <TextField name="asserts" label={t('asserts')} hint={t.rich('assertsHint', asTyped)} dir="ltr" />
      <Fold words={t('translateNow')}>
        <div className="space-y-4">
          <SelectField
            name="translationLanguage"
            label={t('translationLanguage')}
            options={LANGUAGES}
            value={desk.locale}
          />
          <LongField name="translation" label={t('translation')} rows={3} maxLength={PASSAGE_LENGTH.max} />
        </div>
      </Fold>
    </>
  )
}
