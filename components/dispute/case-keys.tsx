'use client'

import type { KeyboardEvent, ReactNode } from 'react'
import { keyOf } from '../desk/key-of'

/**
 * The rows in it are gone through with single keys while one of them has the focus: J, K and the arrows lead on and back, past
 * headings too. A row is a link that bears `data-row`, so that Enter opens it anyhow.
 */
export function CaseKeys({ children }: { children: ReactNode }) {
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const step = { j: 1, arrowdown: 1, k: -1, arrowup: -1 }[keyOf(event)]
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
    const at = rows.findIndex((row) => row === event.target)
    if (step === undefined || at < 0) return
    event.preventDefault()
    rows[at + step]?.focus()
  }
  return <div onKeyDown={press}>{children}</div>
}
