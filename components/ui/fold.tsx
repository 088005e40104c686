import type { ReactNode } from 'react'

/** The title of what is folded away, with a sign that there is something under it: a browser draws none beside a line of this height. */
export function FoldTitle({ children }: { children: ReactNode }) {
  return (
    <summary className="inline-flex min-h-11 items-center gap-2 font-label text-accent text-sm before:content-['+'] [details[open]>&]:before:content-['−']">
      {children}
    </summary>
  )
}
