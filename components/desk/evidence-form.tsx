import { useTranslations } from 'next-intl'
import type { Citation } from '../../db/queries/citations'
import type { DeskEvent } from '../../db/queries/desk-event'
import type { SourcePage } from '../../db/queries/sources'
import { PASSAGE_LENGTH, STANCES, STANDINGS } from '../../domain/evidence'
import { inLanguage } from '../../i18n/languages'
import { plainWords } from '../ui/gone'
import { asTyped } from '../ui/prose'
import { RadioField } from './choices'
import { useChainText } from './citations/chain'
import { agentIn, type Desk } from './desk'
import { LANGUAGES } from './event-forms'
import { LongField, SelectField, TextField } from './fields'
import { Form } from './form'
import { Fold } from './paper'
import { PassageField } from './passage-field'
import { Speaking } from './speaking'
import { Submit } from './submit'

const FIELDS = [
  'passage',
  'claimId',
  'stance',
  'citationId',
  'speaker',
  'speakerKind',
  'speakerCountry',
  'standing',
  'asserts',
  'translation',
  'translationLanguage',
]

type Props = { source: SourcePage; citations: readonly Citation[]; event: DeskEvent; desk: Desk }

/** A passage of the source set against a claim: what it does to it, whose word it is, who they are. */
export function EvidenceForm({ source, citations, event, desk }: Props) {
  const t = useTranslations('desk.evidence')
  const through = citations.find(({ id }) => id === desk.through)
  return (
    <section id="evidence" aria-labelledby="evidence-title" className="border-line border-t pt-5">
      <h3 id="evidence-title" className="mb-4 text-lg">
        {t('asEvidence')}
      </h3>
      <Form
        {...desk.sheet()}
        action={desk.actions.attach}
        label={t('attach')}
        fields={FIELDS}
        draft={`${desk.handle} evidence ${source.id}`}
      >
        <input type="hidden" name="sourceId" value={source.id} />
        <PassageField main value={through?.exact} near={through?.start} />
        <Judgement source={source} citations={citations} event={event} desk={desk} />
        <Submit>{t('attach')}</Submit>
      </Form>
    </section>
  )
}

function Judgement({ source, citations, event, desk }: Props) {
  const t = useTranslations('desk.evidence')
  const [stances, standings] = [useTranslations('stance'), useTranslations('standing')]
  const gone = useTranslations('gone')
  const words = useChainText(desk)
  const { publisher } = source.current
  const claims = event.claims.map((claim) => ({
    value: claim.id,
    label: plainWords(inLanguage(claim.text, desk.locale)?.text ?? String(claim.position + 1), gone),
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
      <Speaking
        citations={citations.map((each) => ({
          value: each.id,
          label: `${words(each)}: \u2068${plainWords(each.exact, gone).slice(0, 60)}\u2069`,
        }))}
        through={desk.through}
        speaker={t('speaker')}
        unnamed={t('unnamed')}
        hint={publisher ? t('speakerHint', { publisher: agentIn(desk, publisher).name }) : t('speakerHintBare')}
        locale={desk.locale}
      />
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
