'use client'

import { useTranslations } from 'next-intl'
import { CHIP } from '../deed'
import { fill } from '../passage-field'

type Props = { citation: { id: string; passage: string; near: number }; href: string }

/** Begins the evidence form with this citation: whose word it is and the passage are then there, and the rest is asked. */
export function UseAsEvidence({ citation, href }: Props) {
  const t = useTranslations('desk.form.citation')
  const begin = (event: { preventDefault: () => void }) => {
    const form = document.querySelector<HTMLTextAreaElement>('[data-passage=main]')?.form
    if (!form) return
    event.preventDefault()
    fill(form, { citationId: citation.id, passage: citation.passage, near: String(citation.near) })
    form.querySelector<HTMLElement>('[name=stance]')?.focus()
  }
  return (
    <a href={href} onClick={begin} className={`${CHIP} border-edge text-ink hover:bg-sheet`}>
      {t('useAsEvidence')}
    </a>
  )
}
