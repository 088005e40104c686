'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Action } from './answer'
import { CHIP, Key } from './deed'
import { Form } from './form'
import { Hidden } from './hidden'
import { Submit } from './submit'

type Props = {
  action: Action
  draw: string
  back: string
  label: string
  fields: readonly string[]
  /** What goes along with the fields. */
  hidden: Readonly<Record<string, string>>
  /** What sends it. */
  submit: string
  /** The address of the page with this form open, and the one without. */
  open: string
  shut: string
  isOpen: boolean
  /** The fields, filled in as they were proposed. */
  children: ReactNode
}

/** The way to a proposal's form, and the form itself once it is wanted; without scripts each is an address. */
export function Correction({ hidden, submit, open, shut, isOpen, children, ...form }: Props) {
  const t = useTranslations('desk.form.correction')
  const [shown, show] = useState(isOpen)
  const box = useRef<HTMLDivElement>(null)
  const asked = useRef(false)
  useEffect(() => {
    if (!asked.current) return
    asked.current = false
    box.current?.querySelector<HTMLElement>(shown ? CONTROL : '[data-key]')?.focus()
  }, [shown])
  const turn = (event: { preventDefault: () => void }) => {
    event.preventDefault()
    asked.current = true
    show(!shown)
  }
  return (
    <div ref={box} className={shown ? 'w-full' : ''}>
      {!shown && (
        <a href={open} onClick={turn} data-key="c" aria-keyshortcuts="C" className={`${CHIP} border-edge text-ink`}>
          {t('correct')}
          <Key>c</Key>
        </a>
      )}
      {shown && (
        <div className="border-accent border-s-2 ps-4">
          <Form {...form}>
            <Hidden values={hidden} />
            {children}
            <div className="flex flex-wrap items-center gap-x-6">
              <Submit data-done={t('corrected')}>{submit}</Submit>
              <a href={shut} onClick={turn} className="inline-flex min-h-11 items-center font-label text-sm">
                {t('leave')}
              </a>
            </div>
          </Form>
        </div>
      )}
    </div>
  )
}

const CONTROL = 'input:not([type=hidden]), textarea, select'
