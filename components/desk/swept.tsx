'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { sweepDrafts } from './drafts'

/** Lets go of what lies half written for too long, whatever page of the desk is opened: it may name people. */
export function Swept(): null {
  const path = usePathname()
  useEffect(() => {
    if (path) sweepDrafts()
  }, [path])
  return null
}
