'use client'

import { createContext, use } from 'react'
import type { Values } from './answer'

/** What a form tells the fields in it: what was typed before, what is wrong, and whether it is on its way. */
export type Sheet = {
  id: string
  values: Values
  codeOf: (field: string) => string | undefined
  errorOf: (field: string) => string | undefined
  /** The first field at fault. */
  first: string | undefined
  pending: boolean
}

export const SheetContext = createContext<Sheet | null>(null)

export function useSheet(): Sheet {
  const sheet = use(SheetContext)
  if (!sheet) throw new Error('a field stands outside of a form')
  return sheet
}
