'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Stance } from '../../domain/evidence'
import type { Verdict } from '../../domain/verdict'
import { Notice } from '../ui/notice'
import { type Contradiction, contradiction } from './contradiction'
import { useSheet } from './sheet'

/** Says so when the passages ticked contradict the verdict chosen, while it is being chosen. It stops nobody. */
export function SecondLook({ stances }: { stances: Readonly<Record<string, Stance>> }) {
  const t = useTranslations('desk.form')
  const { id } = useSheet()
  const [found, setFound] = useState<Contradiction | null>(null)

  useEffect(() => {
    const look = () => {
      const form = document.getElementById(id)
      if (!(form instanceof HTMLFormElement)) return
      const data = new FormData(form)
      const ticked = data.getAll('evidence').flatMap((each) => stances[String(each)] ?? [])
      setFound(contradiction(data.get('verdict') as Verdict | null, ticked))
    }
    look()
    document.addEventListener('change', look)
    return () => document.removeEventListener('change', look)
  }, [id, stances])

  return <div aria-live="polite">{found && <Notice tone="caution">{t(found)}</Notice>}</div>
}
