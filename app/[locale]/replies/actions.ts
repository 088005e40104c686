'use server'

import { redirect } from 'next/navigation'
import { confirmReply, sendReply } from '../../../auth/reply'
import type { Answer } from '../../../components/desk/answer'
import { isLocale, LOCALES, type Locale } from '../../../domain/locale'
import { answering, typed } from '../../door'

/** Takes a reply from whoever sends one, and writes to the address that it names. */
export async function ask(_before: Answer, data: FormData): Promise<Answer> {
  const { locale: said, key: _, ...values } = typed(data)
  const locale = languageOf(said)
  const refused = await answering(values, () => sendReply(locale, values))
  if (refused) return refused
  redirect(`/${locale}/replies/sent`)
}

/** Gives it, for whoever has the mailed link. */
export async function confirm(_before: Answer, data: FormData): Promise<Answer> {
  const { locale: said, reply = '' } = typed(data)
  const locale = languageOf(said)
  let to = ''
  const refused = await answering({}, async () => {
    const { proven } = await confirmReply(String(reply))
    to = `/${locale}/replies/given?stand=${proven ? 'address' : 'waits'}`
  })
  if (refused) return refused
  redirect(to)
}

function languageOf(said: string | readonly string[] | undefined): Locale {
  return typeof said === 'string' && isLocale(said) ? said : LOCALES[0]
}
