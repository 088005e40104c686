'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useActionState, useEffect, useId, useRef, useState, useTransition } from 'react'
import { Notice } from '../ui/notice'
import { type Action, type Answer, UNANSWERED } from './answer'
import { send } from './send'
import { SheetContext } from './sheet'

type Props = {
  action: Action
  /** The idempotency key, drawn anew each time the page is. */
  draw: string
  /** The address of the page, to come back to. */
  back: string
  /** The names of its fields, in their order. What is wrong with anything else is said above them all. */
  fields: readonly string[]
  label?: string
  className?: string
  children: ReactNode
}

/**
 * A form that loses nothing. Without scripts it posts and comes back filled in; with them it is sent from here, and what is
 * typed stays where it is, in this form and in every other of the page, until the deed is done.
 */
export function Form({ action, draw, back, fields, label, className = 'space-y-5', children }: Props) {
  const t = useTranslations('refusal')
  const id = useId()
  const router = useRouter()
  const element = useRef<HTMLFormElement>(null)
  const [posted, post] = useActionState(action, UNANSWERED)
  const [answer, setAnswer] = useState<Answer>(posted)
  const [sheet, setSheet] = useState({ key: draw, sent: false })
  const [pending, start] = useTransition()

  // A page drawn anew after the form was sent, and no fault: it is done, and the next sheet is empty.
  if (sheet.sent && !pending && sheet.key !== draw && answer.faults.length === 0) {
    setSheet({ key: draw, sent: false })
    setAnswer(UNANSWERED)
  }

  useEffect(() => {
    if (answer.faults.length > 0) element.current?.querySelector<HTMLElement>('[role=alert], [data-fault]')?.focus()
  }, [answer])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const { submitter } = event.nativeEvent as SubmitEvent
    const data = new FormData(event.currentTarget, submitter)
    setAnswer(({ values }) => ({ values, faults: [] }))
    setSheet(({ key }) => ({ key, sent: true }))
    start(async () => {
      const answered = await send(action, data)
      if (!answered) return
      setAnswer(answered)
      setSheet(({ key }) => ({ key, sent: false }))
      // What is wrong with no field is wrong with the page: it has moved on meanwhile.
      if (answered.faults.some(({ field }) => !field)) router.refresh()
    })
  }

  const faultOf = (name: string) => answer.faults.find(({ field }) => field === name)
  const loose = answer.faults.filter(({ field }) => !field || !fields.includes(field))
  const errorOf = (name: string) => {
    const fault = faultOf(name)
    return fault && t(fault.code)
  }
  return (
    <SheetContext value={{ id, values: answer.values, errorOf, first: fields.find(faultOf), pending }}>
      <form
        key={sheet.key}
        ref={element}
        action={post}
        onSubmit={submit}
        aria-label={label}
        noValidate
        className={className}
      >
        <input type="hidden" name="key" value={sheet.key} />
        <input type="hidden" name="back" value={back} />
        {loose.length > 0 && (
          // biome-ignore lint/a11y/noAutofocus: without scripts nothing else leads to what went wrong
          <div role="alert" tabIndex={-1} autoFocus>
            <Notice tone="wrong">
              {[...new Set(loose.map(({ code }) => code))].map((code) => (
                <p key={code}>{t(code)}</p>
              ))}
            </Notice>
          </div>
        )}
        {children}
      </form>
    </SheetContext>
  )
}
