import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

/** What a form for anybody says of what is wrong in it: the words that it is given for that. */
export async function FormWords({ children }: { children: ReactNode }) {
  const { refusal, desk } = await getMessages()
  return <NextIntlClientProvider messages={{ refusal, desk: { form: desk.form } }}>{children}</NextIntlClientProvider>
}
