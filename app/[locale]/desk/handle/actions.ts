'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentPerson } from '../../../../auth/person'
import { returnPath } from '../../../../auth/return-path'
import type { Typed } from '../../../../components/sign-in/typed'
import { chooseHandle } from '../../../../db/commands/choose-handle'
import { db } from '../../../../db/connection'
import { isLocale, LOCALES } from '../../../../domain/locale'
import { Refusal } from '../../../../domain/refusal'

export async function takeHandle(_before: Typed, form: FormData): Promise<Typed> {
  const asked = String(form.get('locale'))
  const locale = isLocale(asked) ? asked : LOCALES[0]
  const to = returnPath(form.get('to'), locale)
  const text = String(form.get('handle') ?? '')
  const person = await currentPerson()
  if (!person) redirect(`/${locale}/sign-in?${new URLSearchParams({ to })}`)
  try {
    await chooseHandle(db(), person, { key: String(form.get('key')), handle: text })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const t = await getTranslations({ locale, namespace: 'refusal' })
    return { text, fault: t(error.code as Parameters<typeof t>[0]) }
  }
  redirect(to)
}
