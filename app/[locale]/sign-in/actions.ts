'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { sendSignInLink, signInWithProvider, signOut } from '../../../auth/sign-in'
import type { Typed } from '../../../components/sign-in/typed'
import { isLocale, LOCALES, type Locale } from '../../../domain/locale'
import { Refusal } from '../../../domain/refusal'
import { faultFor } from '../../trouble'

export async function askForLink(_before: Typed, form: FormData): Promise<Typed> {
  const { locale, to } = fieldsOf(form)
  const text = String(form.get('email') ?? '')
  try {
    await sendSignInLink(locale, text, to)
  } catch (error) {
    const { code, minutes = 0 } = error instanceof Refusal ? error.faults[0] : faultFor(error)
    const t = await getTranslations({ locale, namespace: 'signIn.fault' })
    return { text, fault: t(code as 'too_many', { minutes }) }
  }
  redirect(`/${locale}/sign-in/sent?${new URLSearchParams({ to })}`)
}

export async function goToProvider(form: FormData): Promise<void> {
  const { locale, to } = fieldsOf(form)
  await signInWithProvider(locale, to)
}

export async function leave(form: FormData): Promise<void> {
  await signOut(fieldsOf(form).locale)
}

function fieldsOf(form: FormData): { locale: Locale; to: string } {
  const locale = String(form.get('locale'))
  return { locale: isLocale(locale) ? locale : LOCALES[0], to: String(form.get('to') ?? '') }
}
