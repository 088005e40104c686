'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { Button } from '../ui/button'
import { useSheet } from './sheet'

/** Sends the form around it. While it is on its way the button says so; a second press does nothing. */
export function Submit({ children, ...rest }: ComponentProps<typeof Button>) {
  const { pending } = useSheet()
  const t = useTranslations('desk.form')
  return (
    <Button {...rest} aria-disabled={pending || undefined}>
      {pending ? t('sending') : children}
    </Button>
  )
}
