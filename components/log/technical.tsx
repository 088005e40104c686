import type { ReactNode } from 'react'

type Props = { id?: string; label: string; children: ReactNode }

/** Bytes and hashes: from left to right in every language, broken anywhere, and taken whole by one click. */
export function Technical({ id, label, children }: Props) {
  return (
    <pre
      id={id}
      dir="ltr"
      // What scrolls must be reached by the keyboard.
      tabIndex={0}
      role="group"
      aria-label={label}
      className="max-h-64 select-all overflow-y-auto whitespace-pre-wrap break-all border-line border-s-2 bg-sheet px-3 py-2 text-start font-mono text-xs"
    >
      {children}
    </pre>
  )
}

/** The same inside a line. */
export function Inline({ children }: { children: ReactNode }) {
  return (
    <bdi dir="ltr" className="break-all font-mono text-xs">
      {children}
    </bdi>
  )
}
