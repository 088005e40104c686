import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ProofFrom } from '../../../components/desk/proof'
import { Swept } from '../../../components/desk/swept'
import { ReadOnly } from '../../../components/log/stop'
import { db } from '../../../db/connection'
import { readStop } from '../../../db/queries/log'
import { isLocale } from '../../../domain/locale'
import { challenge } from './security/actions'

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

/** Forms say in the browser what is wrong and that they are on their way; they are given the words for that. */
export default async function Layout({ children, params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const { refusal, agentKind, act, relation, dateRole, gone, desk } = await getMessages()
  const messages = { refusal, agentKind, act, relation, dateRole, gone, desk: { form: desk.form } }
  return (
    <NextIntlClientProvider messages={messages}>
      <ProofFrom challenge={challenge}>
        <Swept />
        <ReadOnly stop={await readStop(db())} locale={locale}>
          {children}
        </ReadOnly>
      </ProofFrom>
    </NextIntlClientProvider>
  )
}
