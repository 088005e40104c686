import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { isLocale } from '../../../domain/locale'

export default async function Layout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ locale: string }>
}) {
  if (!isLocale((await params).locale)) notFound()
  return children
}
