'use client'

import { useTranslations } from 'next-intl'
import { AGENT_KINDS, AGENT_NAME_LENGTH } from '../../domain/agent'
import type { Locale } from '../../domain/locale'
import { goneIn } from '../../domain/removal'
import { SelectField, TextField } from './fields'
import { useSheet } from './sheet'

/** The id of the list of names that `AgentNames` puts on the page. */
export const NAMES = 'agent-names'

type Props = {
  name: string
  label: string
  /** Null for none. */
  hint?: string | null
  value?: string | undefined
  locale: Locale
}

/** An agent by any spelling of a name. When nobody goes by it, the fields to record it stand right below. */
export function AgentField({ name, label, hint, value, locale }: Props) {
  const t = useTranslations('desk.form')
  const kinds = useTranslations('agentKind')
  const { codeOf, values } = useSheet()
  const fields = [`${name}Kind`, `${name}Country`]
  const unknown = codeOf(name) === 'agent_unknown' || fields.some((each) => codeOf(each) || values[each])
  return (
    <>
      <TextField
        name={name}
        label={label}
        hint={hint === undefined ? t('agentHint') : hint}
        value={value}
        list={NAMES}
        autoComplete="off"
        maxLength={AGENT_NAME_LENGTH.max}
      />
      {unknown && (
        <fieldset className="space-y-4 border-accent border-s-2 ps-4">
          <legend className="font-label font-medium text-sm">{t('recordAgent')}</legend>
          <input type="hidden" name={`${name}Language`} value={locale} />
          <SelectField
            name={`${name}Kind`}
            label={t('kind')}
            options={[
              { value: '', label: t('choose') },
              ...AGENT_KINDS.map((kind) => ({ value: kind, label: kinds(kind) })),
            ]}
          />
          <TextField name={`${name}Country`} label={t('country')} hint={t('countryHint')} dir="ltr" maxLength={2} />
        </fieldset>
      )}
    </>
  )
}

/** The names to choose from, once for all fields of the page. */
export function AgentNames({ names }: { names: readonly string[] }) {
  return <datalist id={NAMES}>{names.map((each) => !goneIn(each) && <option key={each} value={each} />)}</datalist>
}
