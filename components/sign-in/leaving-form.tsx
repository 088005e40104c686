'use client'

import type { ReactNode } from 'react'
import { dropDrafts } from '../desk/drafts'

/** A form that ends the session: nothing half written stays behind in this browser. */
export function LeavingForm({ action, children }: { action: (form: FormData) => Promise<void>; children: ReactNode }) {
  return (
    <form action={action} onSubmit={dropDrafts}>
      {children}
    </form>
  )
}
