'use client'

import { useTranslations } from 'next-intl'
import { type SyntheticEvent, useEffect, useMemo, useRef, useState } from 'react'
import { fill } from './passage-field'
import { type Stretch, TextPart } from './text-part'
import { partsOf } from './text-parts'

type Props = {
  text: string
  language: string | null
  dir: 'ltr' | 'rtl' | 'auto'
  mayMark: boolean
  /** The passages that are spoken of beside the text. */
  marks: readonly (Stretch & { id: string })[]
}

/**
 * The text of a source. What is selected in it becomes the passage of the form that is being worked in; the passages that are
 * spoken of beside it are marked, and the one that has the focus is shown. Without scripts words are copied by hand.
 */
export function SourceText({ text, mayMark, marks, ...written }: Props) {
  const t = useTranslations('desk.form.evidence')
  const box = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLFormElement | null>(null)
  const [awake, wake] = useState(false)
  const [shown, show] = useState<Stretch | null>(null)
  const parts = useMemo(() => partsOf(text), [text])

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

  const mark = ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>, start: number) => {
    const { selectionStart, selectionEnd, value } = currentTarget
    const passage = value.slice(selectionStart, selectionEnd)
    if (passage.trim() === '') return
    const near = String(start + selectionStart + passage.length - passage.trimStart().length)
    fill(formIn(box.current?.closest('section'), form.current), { passage: passage.trim(), near })
  }

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
      <div ref={box} className="relative max-h-[65vh] overflow-y-auto border-line border-y lg:max-h-[40vh]">
        {parts.map((part, at) => (
          <TextPart
            key={part.start}
            {...written}
            id={at === 0 ? 'source-text' : undefined}
            label={at === 0 ? undefined : t('textPart', { place: at + 1, count: parts.length })}
            hint={mayMark ? 'source-text-hint' : undefined}
            part={part}
            marks={marks}
            shown={shown}
            awake={awake}
            onSelect={mayMark ? (event) => mark(event, part.start) : undefined}
          />
        ))}
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
