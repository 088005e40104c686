import type { ReactNode } from 'react'

type Tone = 'plain' | 'caution' | 'good' | 'wrong'

const TONES: Readonly<Record<Tone, { box: string; sign: string }>> = {
  plain: { box: 'border-edge bg-sheet', sign: '' },
  caution: { box: 'border-unverified bg-caution', sign: '▲' },
  good: { box: 'border-confirmed bg-sheet', sign: '✓' },
  wrong: { box: 'border-denied bg-sheet', sign: '✕' },
}

/** Something a reader should not miss. `role="status"` for what just happened, `role="alert"` for what went wrong. */
export function Notice({
  tone = 'plain',
  role,
  children,
}: {
  tone?: Tone
  role?: 'status' | 'alert'
  children: ReactNode
}) {
  const { box, sign } = TONES[tone]
  return (
    <div role={role} className={`flex gap-3 border-s-4 px-4 py-3 font-label text-sm ${box}`}>
      {sign && (
        <span aria-hidden="true" className="shrink-0">
          {sign}
        </span>
      )}
      <div className="min-w-0">{children}</div>
    </div>
  )
}
