import { useTranslations } from 'next-intl'
import { AGENT_NAME_LENGTH } from '../../domain/agent'
import { COUNTRIES } from '../../domain/country'
import { INTEREST_KINDS } from '../../domain/interest'
import type { Locale } from '../../domain/locale'
import { countryName, WRITING } from '../../i18n/languages'
import { NAMES } from '../desk/agent-field'
import type { Action } from '../desk/answer'
import { RadioField } from '../desk/choices'
import { SelectField, TextField } from '../desk/fields'
import { Form } from '../desk/form'
import { Submit } from '../desk/submit'

type Props = { action: Action; sheet: { draw: string; back: string }; locale: Locale }

/**
 * What ties somebody, to an agent that is known here or to a country. A name that nobody goes by is not recorded from here: who
 * records one is public, and what one declares is not.
 */
export function DeclareForm({ action, sheet, locale }: Props) {
  const t = useTranslations('interests')
  return (
    <section aria-labelledby="declare" className="space-y-4">
      <h2 id="declare" className="text-xl">
        {t('declare')}
      </h2>
      <Form {...sheet} action={action} label={t('declare')} fields={['kind', 'agent', 'country']}>
        <RadioField
          quiet
          name="kind"
          legend={t('what')}
          choices={INTEREST_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <TextField
          name="agent"
          label={t('agent')}
          hint={t('agentHint')}
          list={NAMES}
          autoComplete="off"
          maxLength={AGENT_NAME_LENGTH.max}
        />
        <SelectField
          name="country"
          label={t('country')}
          hint={t('countryHint')}
          options={[{ value: '', label: t('noCountry') }, ...countriesIn(locale)]}
        />
        <div className="space-y-2">
          <Submit>{t('submit')}</Submit>
          <p className="max-w-[65ch] font-label text-soft text-xs">{t('submitHint')}</p>
        </div>
      </Form>
    </section>
  )
}

/** Every country by its name in a language, in the order of its letters. */
function countriesIn(locale: Locale) {
  const options = COUNTRIES.map((value) => ({ value, label: countryName(value, locale) }))
  return options.sort((a, b) => a.label.localeCompare(b.label, WRITING[locale]))
}
