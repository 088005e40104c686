import { useTranslations } from 'next-intl'
import { GROUNDS_OF } from '../../domain/ground'
import type { Locale } from '../../domain/locale'
import { CAPACITIES, COMPLAINT_HOURS } from '../../domain/party'
import { STATEMENT_LENGTH } from '../../domain/statement'
import type { ThingKind } from '../../domain/thing'
import type { Action } from '../desk/answer'
import { RadioField } from '../desk/choices'
import { LongField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'
import { WhoSpeaks } from './who'

/** `opens`: no case is open about it yet, and this opens one on a ground. */
type Props = {
  contested: { about: string; kind: ThingKind }
  opens: boolean
  action: Action
  sheet: { draw: string; back: string }
  locale: Locale
}

const FIELDS = ['capacity', 'name', 'email', 'ground', 'statement']

/** What an affected party says against a verdict, or what it is made of: as whom, under which name, from which address, on what ground, and why. */
export function ComplaintForm({ contested, opens, action, sheet, locale }: Props) {
  const [t, grounds] = [useTranslations('complaint'), useTranslations('ground')]
  return (
    <Form {...sheet} action={action} label={t('title')} fields={FIELDS} className="space-y-7">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="about" value={contested.about} />
      <p className="max-w-[65ch]">{t('lead')}</p>
      <RadioField
        quiet
        name="capacity"
        legend={t('capacity')}
        choices={CAPACITIES.map((value) => ({ value, label: t(`as.${value}`) }))}
      />
      <WhoSpeaks words={t} />
      {opens && (
        <RadioField
          quiet
          name="ground"
          legend={t('ground')}
          choices={GROUNDS_OF[contested.kind].map((value) => ({ value, label: grounds(value) }))}
        />
      )}
      <LongField
        name="statement"
        label={t('statement')}
        hint={t('statementHint', STATEMENT_LENGTH)}
        rows={9}
        maxLength={STATEMENT_LENGTH.max}
        required
      />
      <div className="space-y-2">
        <Submit>{t('send')}</Submit>
        <p className="max-w-[65ch] font-label text-soft text-xs">{t('sendHint', { hours: COMPLAINT_HOURS })}</p>
      </div>
    </Form>
  )
}
