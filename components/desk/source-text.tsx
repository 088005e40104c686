'use client'

import { useTranslations } from 'next-intl'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { runsOf } from '../../domain/marks'
import { fill } from './passage-field'

type Stretch = { start: number; end: number }
type Props = {
  text: string
  language: string | null
  dir: 'ltr' | 'rtl' | 'auto'
  mayMark: boolean
  /** The passages that are spoken of beside the text. */
  marks: readonly (Stretch & { id: string })[]
}

/** The same letters in the same places, in the field and behind it. */
const LINES = 'whitespace-pre-wrap break-words px-1 py-3 font-read text-base [grid-area:1/1]'

/**
 * The text of a source. It stands in a field that lets nothing be changed, so that it can be walked through and selected with
 * the keyboard as well as with the mouse; what is selected becomes the passage of the form that is being worked in. Behind it
 * the passages spoken of are marked, and the one that has the focus is shown. Without scripts words are copied by hand.
 */
export function SourceText({ text, language, dir, mayMark, marks }: Props) {
  const t = useTranslations('desk.form.evidence')
  const box = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLFormElement | null>(null)
  const [awake, wake] = useState(false)
  const [shown, show] = useState<Stretch | null>(null)

  useEffect(() => {
    const pane = box.current?.closest('section')
    const follow = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || box.current?.contains(target)) return
      const place = target.closest<HTMLElement>('[data-start]')
      show(place && { start: Number(place.dataset.start), end: Number(place.dataset.end) })
      form.current = target.closest('form')
    }
    pane?.addEventListener('focusin', follow)
    wake(true)
    return () => pane?.removeEventListener('focusin', follow)
  }, [])

  useEffect(() => {
    const mark = shown && box.current?.querySelector('mark')
    if (mark) box.current?.scrollTo({ top: mark.offsetTop - box.current.clientHeight / 3 })
  }, [shown])

  const mark = ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = currentTarget
    const passage = value.slice(selectionStart, selectionEnd)
    if (passage.trim() === '') return
    const near = String(selectionStart + passage.length - passage.trimStart().length)
    fill(formIn(box.current?.closest('section'), form.current), { passage: passage.trim(), near })
  }

  const behind = shown ? [...marks, { id: '', ...shown }] : marks
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor="source-text" className="font-label font-medium text-sm">
        {t('text')}
      </label>
      {mayMark && (
        <p id="source-text-hint" className="font-label text-soft text-xs">
          {t('textHint')}
        </p>
      )}
      <div ref={box} className="relative grid max-h-[65vh] overflow-y-auto border-line border-y lg:max-h-[40vh]">
        {awake && (
          <div aria-hidden="true" lang={language ?? undefined} dir={dir} className={`${LINES} text-transparent`}>
            {runsOf(text, behind).map(({ text: words, ids }, at) =>
              ids.length === 0 ? (
                words
              ) : ids.includes('') ? (
                <mark key={at} className="text-transparent">
                  {words}
                </mark>
              ) : (
                <span key={at} className="underline decoration-2 decoration-edge decoration-dotted underline-offset-4">
                  {words}
                </span>
              ),
            )}
            {'\n'}
          </div>
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
          className={`${LINES} field-sizing-content min-h-48 w-full resize-none overflow-hidden bg-transparent text-ink selection:bg-mark selection:text-ink`}
        />
      </div>
    </div>
  )
}

/** The form that a marked passage goes into: the one worked in last if it takes one and is open, else the main one. */
function formIn(pane: Element | null | undefined, last: HTMLFormElement | null): HTMLFormElement | null {
  const own = last?.querySelector<HTMLElement>('[data-passage]')
  if (own?.checkVisibility()) return last
  return pane?.querySelector<HTMLTextAreaElement>('[data-passage=main]')?.form ?? null
}
