'use client'

import { useTranslations } from 'next-intl'
import type { SyntheticEvent } from 'react'
import { PASSAGE_LENGTH } from '../../domain/evidence'
import { LongField } from './fields'
import { useSheet } from './sheet'

type Props = {
  value?: string | undefined
  near?: number | undefined
  hint?: string
  /** What is marked in the text goes here while no other form that takes a passage is being worked in. */
  main?: boolean
}

/** The passage of a form: typed, copied, or marked in the text of the source beside it, which then says where it stands. */
export function PassageField({ value, near, hint, main }: Props) {
  const t = useTranslations('desk.form.evidence')
  const { values } = useSheet()
  /** A passage that is typed or mended by hand stands wherever it stands. */
  const forget = ({ nativeEvent, currentTarget }: SyntheticEvent<HTMLTextAreaElement>) => {
    if (nativeEvent.isTrusted) fill(currentTarget.form, { near: '' })
  }
  return (
    <>
      <LongField
        name="passage"
        label={t('passage')}
        hint={hint ?? t('passageHint')}
        rows={3}
        maxLength={PASSAGE_LENGTH.max}
        value={value}
        onInput={forget}
        data-passage={main ? 'main' : ''}
      />
      <input type="hidden" name="near" defaultValue={String(values.near ?? near ?? '')} />
    </>
  )
}

/** Puts words into fields of a form as if they had been typed there. */
export function fill(form: HTMLFormElement | null, words: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(words)) {
    const control = form?.elements.namedItem(name)
    if (!(control instanceof HTMLElement) || !('value' in control)) continue
    control.value = value
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
