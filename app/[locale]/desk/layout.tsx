import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

/** Forms say in the browser what is wrong and that they are on their way; they are given the words for that. */
export default async function Layout({ children }: { children: ReactNode }) {
  const { refusal, agentKind, desk } = await getMessages()
  const messages = { refusal, agentKind, desk: { form: desk.form } }
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>
}
