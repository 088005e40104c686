'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Locale } from '../../../domain/locale'
import type { Action } from '../answer'
import { CHIP, Key } from '../deed'
import { Form } from '../form'
import { Submit } from '../submit'
import { CITATION_FIELDS, CitationFields, type CitationTold } from './fields'

type Props = {
  action: Action
  draw: string
  back: string
  locale: Locale
  label: string
  /** What goes along with the fields. */
  hidden: Readonly<Record<string, string>>
  told: CitationTold
  /** The address of the page with this form open, and the one without. */
  open: string
  shut: string
  isOpen: boolean
}

/** The way to a proposal's form, and the form itself once it is wanted: filled in as the reader proposed it. */
export function Correction({ locale, hidden, told, open, shut, isOpen, ...form }: Props) {
  const t = useTranslations('desk.form.citation')
  const [shown, show] = useState(isOpen)
  const box = useRef<HTMLDivElement>(null)
  const asked = useRef(false)
  useEffect(() => {
    if (!asked.current) return
    asked.current = false
    box.current?.querySelector<HTMLElement>(shown ? 'input:not([type=hidden]), textarea' : '[data-key]')?.focus()
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
          <Form {...form} fields={CITATION_FIELDS}>
            {Object.entries(hidden).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <CitationFields locale={locale} told={told} />
            <div className="flex flex-wrap items-center gap-x-6">
              <Submit data-done={t('corrected')}>{t('record')}</Submit>
              <a href={shut} onClick={turn} className="font-label text-sm">
                {t('leave')}
              </a>
            </div>
          </Form>
        </div>
      )}
    </div>
  )
}
