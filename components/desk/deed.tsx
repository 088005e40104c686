'use client'

import type { ReactNode } from 'react'
import { useSheet } from './sheet'

type Props = {
  name: string
  value: string
  /** The key that presses it, while the focus is in its item; more of them parted by spaces, the first is shown. */
  press?: string
  /** What was done, for the voice that says so. */
  done: string
  tone?: 'strong' | 'quiet'
  children: ReactNode
}

const TONES = {
  strong: 'border-accent bg-accent text-onaccent hover:opacity-90',
  quiet: 'border-edge text-ink hover:bg-sheet',
}

/** One of the ways a small form can be sent: the button, and the key for it. */
export function Deed({ name, value, press, done, tone = 'quiet', children }: Props) {
  const { pending } = useSheet()
  return (
    <button
      type="submit"
      name={name}
      value={value}
      data-key={press}
      data-done={done}
      aria-keyshortcuts={press?.toUpperCase()}
      aria-disabled={pending || undefined}
      className={`${CHIP} ${TONES[tone]} aria-disabled:opacity-60`}
    >
      {children}
      {press && <Key>{press.charAt(0)}</Key>}
    </button>
  )
}

export const CHIP =
  'inline-flex min-h-9 cursor-pointer items-center gap-2 rounded-sm border px-3 py-1 text-start font-label text-sm no-underline'

/** A key as it stands on the keyboard. Who hears the page is told by `aria-keyshortcuts`. */
export function Key({ children }: { children: string }) {
  return (
    <kbd aria-hidden="true" dir="ltr" className="rounded-xs border border-current px-1 font-label text-xs uppercase">
      {children}
    </kbd>
  )
}
