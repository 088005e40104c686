'use server'

import { redirect } from 'next/navigation'
import { openComplaint, sendComplaint } from '../../../auth/complaint'
import type { Answer } from '../../../components/desk/answer'
import { isLocale, LOCALES, type Locale } from '../../../domain/locale'
import { answering, typed } from '../../door'

/** Takes a complaint from whoever sends one, and writes to the address that it names. */
export async function ask(_before: Answer, data: FormData): Promise<Answer> {
  const { locale: said, key: _, ...values } = typed(data)
  const locale = languageOf(said)
  const refused = await answering(values, () => sendComplaint(locale, values))
  if (refused) return refused
  redirect(`/${locale}/complaints/sent`)
}

/** Opens its case, for whoever has the mailed link. */
export async function confirm(_before: Answer, data: FormData): Promise<Answer> {
  const { locale: said, complaint = '', ground = '' } = typed(data)
  const locale = languageOf(said)
  let to = ''
  const refused = await answering({ ground }, async () => {
    const { key, again } = await openComplaint(String(complaint), locale, String(ground) || null)
    to = `/${locale}/party/${key}?done=${again ? 'complaint_again' : 'complaint_opened'}`
  })
  if (refused) return refused
  redirect(to)
}

function languageOf(said: string | readonly string[] | undefined): Locale {
  return typeof said === 'string' && isLocale(said) ? said : LOCALES[0]
}
