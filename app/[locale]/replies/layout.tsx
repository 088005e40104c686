import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { FormWords } from '../../../components/party/words'
import { isLocale } from '../../../domain/locale'

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

/** As on the pages for reading: an address in no language of ours is none. */
export default async function Layout({ children, params }: Props) {
  if (!isLocale((await params).locale)) notFound()
  return <FormWords>{children}</FormWords>
}
