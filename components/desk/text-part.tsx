'use client'

import type { ComponentProps } from 'react'
import { runsOf } from '../../domain/marks'
import type { Part } from './text-parts'

export type Stretch = { start: number; end: number }

type Props = Pick<ComponentProps<'textarea'>, 'onSelect' | 'id'> & {
  part: Part
  /** Of a part that is not the first. */
  label: string | undefined
  hint: string | undefined
  language: string | null
  dir: 'ltr' | 'rtl' | 'auto'
  marks: readonly (Stretch & { id: string })[]
  shown: Stretch | null
  awake: boolean
}

/** The same letters in the same places, in the field and behind it. */
const LINES = 'whitespace-pre-wrap break-words px-1 py-3 font-read text-base [grid-area:1/1]'

/**
 * A part of a source's text, in a field that lets nothing be changed, so that it can be walked through and selected with the
 * keyboard as well as with the mouse; and behind it the marks.
 */
export function TextPart({ part, label, hint, language, dir, marks, shown, awake, ...rest }: Props) {
  const behind = [...marks, ...(shown ? [{ ...shown, id: '' }] : [])]
    .map(({ id, start, end }) => ({ id, start: start - part.start, end: end - part.start }))
    .filter(({ start, end }) => end > 0 && start < part.text.length)
  return (
    // Of a book only what is in sight is laid out.
    <div className="grid [content-visibility:auto] [contain-intrinsic-height:auto_30rem]">
      {awake && behind.length > 0 && (
        <div aria-hidden="true" lang={language ?? undefined} dir={dir} className={`${LINES} text-transparent`}>
          {runsOf(part.text, behind).map(({ text, ids }, at) => (
            <Run key={at} text={text} ids={ids} />
          ))}
          {'\n'}
        </div>
      )}
      <textarea
        {...rest}
        // Browsers let no caret into a field that is read-only, so with scripts it is one in all but name.
        readOnly={!awake}
        aria-readonly
        aria-label={label}
        aria-describedby={hint}
        inputMode="none"
        spellCheck={false}
        onBeforeInput={(event) => event.preventDefault()}
        onChange={() => {}}
        value={part.text}
        lang={language ?? undefined}
        dir={dir}
        className={`${LINES} field-sizing-content min-h-24 w-full resize-none overflow-hidden bg-transparent text-ink selection:bg-mark selection:text-ink`}
      />
    </div>
  )
}

/** A stretch of the text over which the same marks run; the one without a name is the passage that is shown now. */
function Run({ text, ids }: { text: string; ids: readonly string[] }) {
  if (ids.length === 0) return text
  if (ids.includes('')) return <mark className="text-transparent">{text}</mark>
  return <span className="underline decoration-2 decoration-edge decoration-dotted underline-offset-4">{text}</span>
}
