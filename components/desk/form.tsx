'use client'

import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import {
  type FormEvent,
  type ReactNode,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
  useTransition,
} from 'react'
import { type Action, type Answer, UNANSWERED } from './answer'
import { draftFromBefore, draftOf, dropDraft, keepDraft } from './drafts'
import { Alert, Fold } from './paper'
import { PROOF, type Pressed, Proof } from './proof'
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
  label: string
  /** A form that is not always wanted: folded under these words, and open when something is wrong in it. */
  fold?: ReactNode
  /** Controls of this form that stand before it, among other things. */
  outside?: ReactNode
  /** Under this name, which says whose it is, what is half written is kept while the page shows something else, or the session ends. */
  draft?: string
  /** Not offered any more; only what was typed into it before it closed is still shown. */
  closed?: boolean
  /** Asks for the second factor from the start, not only once a deed turns out to need it. */
  proves?: boolean
  className?: string
  children: ReactNode
}

/**
 * A form that loses nothing. Without scripts it posts and comes back filled in; with them it is sent from here, and what is
 * typed stays where it is, in this form and in every other of the page, until the deed is done.
 */
export function Form(props: Props) {
  const { action, draw, back, fields, label, fold, outside, draft, closed, proves, className, children } = props
  const [t, format] = [useTranslations('refusal'), useFormatter()]
  const id = useId()
  const router = useRouter()
  const element = useRef<HTMLDivElement>(null)
  const [posted, post] = useActionState(action, UNANSWERED)
  const [answer, setAnswer] = useState<Answer>(() =>
    draft ? { ...posted, values: draftOf(draft) ?? posted.values } : posted,
  )
  const [sheet, setSheet] = useState({ key: keyOf(posted) ?? draw, sent: false, turn: 0 })
  const [pending, start] = useTransition()
  const [pressed, setPressed] = useState<Pressed>(null)

  // A page drawn anew after the form was sent, and no fault: it is done, and the next sheet is empty.
  if (sheet.sent && !pending && sheet.key !== draw && answer.faults.length === 0) {
    setSheet(({ turn }) => ({ key: draw, sent: false, turn: turn + 1 }))
    setAnswer(UNANSWERED)
    if (draft) dropDraft(draft)
  }

  // What only this browser knows comes once the page is its own: the server drew the form without it.
  useEffect(() => {
    const values = draft && draftFromBefore(draft)
    if (!values) return
    setAnswer((now) => (now.faults.length > 0 ? now : { faults: [], values }))
    setSheet((now) => ({ ...now, turn: now.turn + 1 }))
  }, [draft])

  useEffect(() => {
    if (answer.faults.length > 0) element.current?.querySelector<HTMLElement>('[role=alert], [data-fault]')?.focus()
  }, [answer])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const { submitter } = event.nativeEvent as SubmitEvent
    const data = new FormData(event.currentTarget, submitter)
    if (submitter instanceof HTMLButtonElement && submitter.name)
      setPressed({ name: submitter.name, value: submitter.value })
    setAnswer(({ values }) => ({ values, faults: [] }))
    setSheet((now) => ({ ...now, sent: true }))
    start(async () => {
      const answered = await send(action, data)
      if (!answered) {
        // Done: the page that follows may have no such form that could still say so.
        if (draft) dropDraft(draft)
        return
      }
      setAnswer(({ values }) => ({ ...answered, values: { ...values, ...answered.values } }))
      setSheet((now) => ({ ...now, sent: false }))
      // What is wrong with no field is wrong with the page: it has moved on meanwhile.
      if (answered.faults.some(({ field }) => !field)) router.refresh()
    })
  }

  const faultOf = (name: string) => answer.faults.find(({ field }) => field === name)
  const codeOf = (name: string) => faultOf(name)?.code
  const needed = faultOf(PROOF)
  const loose = answer.faults.filter(({ field }) => !field || (field !== PROOF && !fields.includes(field)))
  const errorOf = (name: string) => {
    const fault = faultOf(name)
    const { among = [], minutes = 0 } = fault ?? {}
    return fault && t(fault.code, { among: format.list(among, { type: 'disjunction' }), minutes })
  }
  if (closed && answer.faults.length === 0 && Object.keys(answer.values).length === 0) return null
  const sheetOfPaper = (
    <div className={className ?? 'space-y-5'}>
      {loose.length > 0 && (
        <Alert codes={loose.map(({ code }) => code)} minutes={loose.find(({ minutes }) => minutes)?.minutes} />
      )}
      {children}
      {(needed || proves) && <Proof fault={needed} pressed={pressed} />}
    </div>
  )
  const first = [...fields, PROOF].find(codeOf)
  return (
    <SheetContext value={{ id, values: answer.values, codeOf, errorOf, first, pending }}>
      <div
        key={sheet.turn}
        ref={element}
        onInput={draft ? () => keepDraft(draft, document.getElementById(id) as HTMLFormElement) : undefined}
        className={fold ? 'has-[details[open]]:w-full' : undefined}
      >
        {outside}
        <form id={id} action={post} onSubmit={submit} aria-label={label} noValidate>
          <input type="hidden" name="key" value={sheet.key} />
          <input type="hidden" name="back" value={back} />
          {fold ? (
            <Fold words={fold} open={answer.faults.length > 0}>
              {sheetOfPaper}
            </Fold>
          ) : (
            sheetOfPaper
          )}
        </form>
      </div>
    </SheetContext>
  )
}

/**
 * Where nobody knows whether the deed was done, the form that comes back without scripts keeps its key: sent again, it is
 * answered with what it did, or done now.
 */
function keyOf({ faults, values }: Answer): string | undefined {
  const isOpen = faults.some(({ code }) => code === 'unavailable' || code === 'failed')
  return isOpen && typeof values.key === 'string' ? values.key : undefined
}
