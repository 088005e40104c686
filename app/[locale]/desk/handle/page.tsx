import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentPerson } from '../../../../auth/person'
import { returnPath } from '../../../../auth/return-path'
import { Shell } from '../../../../components/shell/shell'
import { HandleForm } from '../../../../components/sign-in/handle-form'
import { SignOut } from '../../../../components/sign-in/sign-out'
import { Notice } from '../../../../components/ui/notice'
import { HANDLE_LENGTH } from '../../../../domain/handle'
import type { Locale } from '../../../../domain/locale'
import { leave } from '../../sign-in/actions'
import { takeHandle } from './actions'

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ to?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('handle')
  return { title: t('title') }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const to = returnPath((await searchParams).to, locale)
  const person = await currentPerson()
  if (!person) redirect(`/${locale}/sign-in?${new URLSearchParams({ to })}`)
  if (person.handle) redirect(to)

  const [t, refusal, removals] = [
    await getTranslations('handle'),
    await getTranslations('refusal'),
    await getTranslations('removals'),
  ]
  const words = { label: t('label'), rules: t('rules', HANDLE_LENGTH), choose: t('choose') }
  return (
    <Shell locale={locale} path="/desk/handle">
      <div className="flex max-w-md flex-col gap-6">
        <h1 className="text-2xl">{t('title')}</h1>
        <p>{t('lead')}</p>
        {person.suspended ? (
          <Notice tone="wrong">{refusal('suspended')}</Notice>
        ) : (
          <HandleForm action={takeHandle} locale={locale} to={to} formKey={randomUUID()} words={words} />
        )}
        {!person.suspended && (
          <p className="font-label text-sm">
            <a href={`/${locale}/desk/removals`}>{removals('selfTitle')}</a>
          </p>
        )}
        <SignOut action={leave} locale={locale} />
      </div>
    </Shell>
  )
}
