'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ACTS, RELATIONS, VIA } from '../../../domain/citation'
import type { Locale } from '../../../domain/locale'
import { AgentField } from '../agent-field'
import { TickField } from '../choices'
import { CHIP } from '../deed'
import { SelectField } from '../fields'
import { PassageField } from '../passage-field'
import { useSheet } from '../sheet'

/** A citation as the fields hold it: agents by name. */
export type CitationTold = {
  passage: string
  near: number
  agent: string
  unnamed: boolean
  via: readonly string[]
  relation: string
  act: string
}

/** Whose word it is, through whom it came, what the passage does, and the passage. */
export function CitationFields({ locale, told }: { locale: Locale; told?: CitationTold | undefined }) {
  const t = useTranslations('desk.form.citation')
  const [acts, relations] = [useTranslations('act'), useTranslations('relation')]
  const choose = { value: '', label: useTranslations('desk.form')('choose') }
  return (
    <>
      <AgentField name="agent" label={t('agent')} hint={t('agentHint')} value={told?.agent} locale={locale} />
      <TickField name="unnamed" label={t('unnamed')} value={told?.unnamed} />
      <Carriers locale={locale} via={told?.via ?? []} />
      <SelectField
        name="act"
        label={t('act')}
        value={told?.act}
        options={[choose, ...ACTS.map((value) => ({ value, label: acts(value) }))]}
      />
      <SelectField
        name="relation"
        label={t('relation')}
        value={told?.relation}
        options={[choose, ...RELATIONS.map((value) => ({ value, label: relations(value) }))]}
      />
      <PassageField value={told?.passage} near={told?.near} />
    </>
  )
}

/** Through whom it came, the nearest first: a field for each, and one more. */
function Carriers({ locale, via }: { locale: Locale; via: readonly string[] }) {
  const t = useTranslations('desk.form.citation')
  const { values, codeOf, errorOf } = useSheet()
  const typed = Array.from({ length: VIA.max }, (_, at) => values[`via${at}`]).findLastIndex(Boolean) + 1
  const [more, add] = useState(0)
  const count = Math.min(VIA.max, Math.max(via.length, typed) + 1 + more)
  return (
    <fieldset className="space-y-4">
      <legend className="font-label font-medium text-sm">{t('via')}</legend>
      <p className="font-label text-soft text-xs">{t('viaHint')}</p>
      {codeOf('via') && (
        <p role="alert" tabIndex={-1} className="font-label text-denied text-sm">
          <span aria-hidden="true">▲ </span>
          {errorOf('via')}
        </p>
      )}
      {Array.from({ length: count }, (_, at) => (
        <AgentField
          key={at}
          name={`via${at}`}
          label={t('carrier', { place: at + 1 })}
          hint={null}
          value={via[at]}
          locale={locale}
        />
      ))}
      {count < VIA.max && (
        <button type="button" onClick={() => add(more + 1)} className={`${CHIP} border-edge text-ink hover:bg-sheet`}>
          {t('more')}
        </button>
      )}
    </fieldset>
  )
}
