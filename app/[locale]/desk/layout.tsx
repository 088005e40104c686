import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

/** Forms say in the browser what is wrong and that they are on their way; they are given the words for that. */
export default async function Layout({ children }: { children: ReactNode }) {
  const { refusal, desk } = await getMessages()
  return <NextIntlClientProvider messages={{ refusal, desk: { form: desk.form } }}>{children}</NextIntlClientProvider>
}
