'use client'

import { useTranslations } from 'next-intl'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { PASSAGE_LENGTH } from '../../domain/evidence'
import { LongField } from './fields'

type Props = { text: string; language: string | null; dir: 'ltr' | 'rtl' | 'auto'; mayMark: boolean }

/**
 * The text of a source, and the passage of it that is chosen. The text stands in a field that lets nothing be changed, so
 * that it can be walked through and selected with the keyboard as well as with the mouse; what is selected becomes the
 * passage, with its place. Without scripts the words are copied from one into the other.
 */
export function Marking({ text, language, dir, mayMark }: Props) {
  const t = useTranslations('desk.form.evidence')
  const box = useRef<HTMLDivElement>(null)
  const [awake, wake] = useState(false)
  useEffect(() => wake(true), [])

  const mark = ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = currentTarget
    const passage = value.slice(selectionStart, selectionEnd)
    if (passage.trim() === '') return
    fill('passage', passage.trim())
    fill('near', String(selectionStart + passage.length - passage.trimStart().length))
  }
  const fill = (name: string, value: string) => {
    const control = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name=${name}]`)
    if (!control) return
    control.value = value
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
  /** A passage that is typed or mended by hand stands wherever it stands. */
  const forget = (event: SyntheticEvent) => {
    if (event.nativeEvent.isTrusted) fill('near', '')
  }

  return (
    <div ref={box} className="space-y-5">
      <div className="flex flex-col gap-1.5">
        <label htmlFor="source-text" className="font-label font-medium text-sm">
          {t('text')}
        </label>
        {mayMark && (
          <p id="source-text-hint" className="font-label text-soft text-xs">
            {t('textHint')}
          </p>
        )}
        <textarea
          id="source-text"
          // Browsers let no caret into a field that is read-only, so with scripts it is one in all but name.
          readOnly={!awake}
          aria-readonly
          inputMode="none"
          spellCheck={false}
          onBeforeInput={(event) => event.preventDefault()}
          onChange={() => {}}
          value={text}
          lang={language ?? undefined}
          dir={dir}
          aria-describedby={mayMark ? 'source-text-hint' : undefined}
          onSelect={mayMark ? mark : undefined}
          className="field-sizing-content max-h-[65vh] min-h-48 w-full resize-y border-line border-y bg-paper px-1 py-3 font-read text-base text-ink selection:bg-mark selection:text-ink"
        />
      </div>
      {mayMark && (
        <>
          <LongField
            name="passage"
            label={t('passage')}
            hint={t('passageHint')}
            rows={3}
            maxLength={PASSAGE_LENGTH.max}
            onInput={forget}
          />
          <input type="hidden" name="near" defaultValue="" />
        </>
      )}
    </div>
  )
}
