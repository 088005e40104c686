import type { ReactNode } from 'react'
import { ButtonLink } from '../ui/button'

/** What waits for whoever sits down, in a line, and the way there. */
export function Waiting({
  id,
  title,
  children,
  to,
}: {
  id: string
  title: string
  children: ReactNode
  to: { href: string; text: string }
}) {
  return (
    <section aria-labelledby={id} className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 py-5">
      <div>
        <h2 id={id} className="text-xl">
          {title}
        </h2>
        <p className="mt-1 font-label text-sm">{children}</p>
      </div>
      <ButtonLink href={to.href}>{to.text}</ButtonLink>
    </section>
  )
}
