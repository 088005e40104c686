'use client'

import { useTranslations } from 'next-intl'
import type { Locale } from '../../domain/locale'
import { AgentField } from './agent-field'
import { TickField } from './choices'
import { type Option, SelectField } from './fields'

type Props = {
  /** The citations of the source that a passage may speak through. */
  citations: readonly Option[]
  through: string | null
  speaker: string
  hint: string
  unnamed: string
  locale: Locale
}

/**
 * Whose word a passage is. Where it speaks through a citation, that says it already, and nothing else is asked; with or
 * without scripts, since the choice itself hides what it makes needless.
 */
export function Speaking({ citations, through, speaker, hint, unnamed, locale }: Props) {
  const t = useTranslations('desk.form.evidence')
  return (
    <div className="group/speaking space-y-5">
      {citations.length > 0 && (
        <SelectField
          name="citationId"
          label={t('through')}
          hint={t('throughHint')}
          value={through ?? ''}
          options={[{ value: '', label: t('throughNone') }, ...citations]}
        />
      )}
      <div className="space-y-3 group-has-[option:checked:not([value=''])]/speaking:hidden">
        <AgentField name="speaker" label={speaker} hint={hint} locale={locale} />
        <TickField name="unnamed" label={unnamed} />
      </div>
    </div>
  )
}
