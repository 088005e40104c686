'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FoldTitle } from '../ui/fold'
import { Notice } from '../ui/notice'

/** What is wrong with a form as a whole, above its fields; and after how many minutes it may be tried again, where that helps. */
export function Alert({ codes, minutes = 0 }: { codes: readonly string[]; minutes?: number | undefined }) {
  const t = useTranslations('refusal')
  return (
    // Without scripts nothing but `autofocus` leads a reader to what went wrong.
    <div role="alert" tabIndex={-1} autoFocus>
      <Notice tone="wrong">
        {[...new Set(codes)].map((code) => (
          <p key={code}>{t(code as 'invalid', { minutes })}</p>
        ))}
      </Notice>
    </div>
  )
}

/** What is there when it is wanted. */
export function Fold({ words, open = false, children }: { words: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details open={open || undefined}>
      <FoldTitle>{words}</FoldTitle>
      <div className="border-line border-s-2 py-3 ps-4">{children}</div>
    </details>
  )
}
