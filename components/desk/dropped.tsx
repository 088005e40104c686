'use client'

import { useTranslations } from 'next-intl'
import { FoldTitle } from '../ui/fold'
import { Words } from '../ui/prose'

/** What the reader left out of the text, and why: nothing disappears unsaid. */
export function Dropped({ pieces }: { pieces: readonly { text: string; reason: string }[] }) {
  const t = useTranslations('desk.form.source')
  const reasons = useTranslations('desk.form.drop')
  if (pieces.length === 0) return null
  return (
    <details>
      <FoldTitle>{t('dropped', { count: pieces.length })}</FoldTitle>
      <ul className="divide-y divide-line border-line border-s-2 ps-4">
        {pieces.map(({ text, reason }, at) => (
          <li key={at} className="py-2">
            <span className="font-label text-soft text-xs">
              {reasons.has(reason as 'title') ? reasons(reason as 'title') : String(reason)}
            </span>
            <Words as="p" className="line-clamp-3 text-sm">
              {String(text)}
            </Words>
          </li>
        ))}
      </ul>
    </details>
  )
}
