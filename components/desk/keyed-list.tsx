'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { keyOf } from './key-of'

type Props = {
  label: string
  /** What still waits, in its order: each `li` of `children` bears one of these ids as `data-item`. */
  items: readonly { id: string; label: string }[]
  /** What stands here once nothing waits any more. */
  empty: string
  children: ReactNode
}

/**
 * A list that is worked through with single keys while the focus is in it: J, K and the arrows go on and back, any other key
 * presses the button of the item that bears it as `data-key`. Whoever decides one item stands at the next. What was done is
 * said aloud when it is done.
 */
export function KeyedList({ label, items, empty, children }: Props) {
  const t = useTranslations('desk.form.keys')
  const list = useRef<HTMLDivElement>(null)
  const sent = useRef(new Map<string, string>())
  const place = useRef<number | null>(null)
  const [said, say] = useState('')
  const ids = items.map(({ id }) => id).join(' ')

  useEffect(() => {
    const waiting = ids.split(' ').filter(Boolean)
    for (const [id, words] of sent.current) {
      if (waiting.includes(id)) continue
      sent.current.delete(id)
      say(t('done', { words, left: waiting.length }))
    }
    // The item that had the focus is gone: the one in its place has it now.
    const lost = document.activeElement === null || document.activeElement === document.body
    if (lost && place.current !== null) focus(Math.min(place.current, waiting.length - 1))
  }, [ids, t])

  const all = () => [...(list.current?.querySelectorAll<HTMLElement>('li[data-item]') ?? [])]
  const focus = (at: number) => {
    const item = all()[at] ?? list.current?.querySelector<HTMLElement>('[data-empty]')
    const first =
      item?.querySelector<HTMLElement>('[data-key~=a]') ?? item?.querySelector<HTMLElement>('[data-key]') ?? item
    first?.focus()
  }
  const placeOf = (target: EventTarget) =>
    all().indexOf((target as HTMLElement).closest('li[data-item]') as HTMLElement)

  const press = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    if (event.altKey || event.ctrlKey || event.metaKey || isWriting(target)) return
    const at = placeOf(target)
    const key = keyOf(event)
    if (at < 0) return
    const to = { j: at + 1, arrowdown: at + 1, k: at - 1, arrowup: at - 1 }[key]
    const button = event.repeat ? null : all()[at]?.querySelector<HTMLElement>(`[data-key~="${CSS.escape(key)}"]`)
    if (to === undefined && !button) return
    event.preventDefault()
    if (to === undefined) button?.click()
    else if (to >= 0 && to < items.length) focus(to)
  }

  const submit = (event: FormEvent) => {
    const { submitter } = event.nativeEvent as SubmitEvent
    const at = placeOf(event.target)
    const item = items.find(({ id }) => id === all()[at]?.dataset.item)
    const words = submitter?.dataset.done
    if (!item || !words) return
    sent.current.set(item.id, `${words} ${item.label}`)
    // One keystroke decides; what takes a form keeps the focus until it is done.
    if (submitter.dataset.key) focus(at + 1 < items.length ? at + 1 : at - 1)
  }

  return (
    <div
      ref={list}
      onKeyDown={press}
      onSubmit={submit}
      onFocus={(event) => {
        place.current = placeOf(event.target)
      }}
      onBlur={(event) => {
        if (event.relatedTarget) place.current = null
      }}
    >
      <p aria-live="polite" className="font-label text-confirmed text-sm empty:hidden">
        {said}
      </p>
      {items.length > 0 ? (
        <ol aria-label={label} className="divide-y divide-line">
          {children}
        </ol>
      ) : (
        <p data-empty tabIndex={-1} className="py-2 font-label text-soft text-sm">
          {empty}
        </p>
      )}
    </div>
  )
}

/** Where somebody writes, letters are letters; likewise at the ends of a form that is written in. */
function isWriting(target: HTMLElement): boolean {
  const takesText = 'input:not([type=radio], [type=checkbox]), textarea, select'
  return target.matches(takesText) || Boolean(target.closest('form')?.querySelector('[data-passage]'))
}
