import type { Verdict } from '../../domain/verdict'

/** The sign of a verdict: a tick in a disc, a bar through an octagon, an open ring. Told apart without colour. */
export function Sign({ verdict }: { verdict: Verdict }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      className="shrink-0"
    >
      {SHAPES[verdict]}
    </svg>
  )
}

const SHAPES: Readonly<Record<Verdict, React.ReactNode>> = {
  confirmed: (
    <>
      <circle cx="12" cy="12" r="11" fill="currentColor" stroke="none" />
      <path d="m6.5 12.5 4 4 7-8.5" stroke="var(--color-paper)" />
    </>
  ),
  denied: (
    <>
      <path d="M7.5 1.5h9l6 6v9l-6 6h-9l-6-6v-9z" fill="currentColor" stroke="none" />
      <path d="m8 8 8 8m0-8-8 8" stroke="var(--color-paper)" />
    </>
  ),
  unverified: (
    <>
      <circle cx="12" cy="12" r="9.5" strokeDasharray="4.5 3" />
      <path d="M8 12h8" />
    </>
  ),
}
