import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentPerson } from '../../../../auth/person'
import { returnPath } from '../../../../auth/return-path'
import { Suspended } from '../../../../components/desk-index/suspended'
import { Shell } from '../../../../components/shell/shell'
import { HandleForm } from '../../../../components/sign-in/handle-form'
import { SignOut } from '../../../../components/sign-in/sign-out'
import { db } from '../../../../db/connection'
import { readSuspension } from '../../../../db/queries/suspensions'
import { HANDLE_LENGTH } from '../../../../domain/handle'
import type { Locale } from '../../../../domain/locale'
import { leave } from '../../sign-in/actions'
import { appeal } from '../actions'
import { takeHandle } from './actions'

type Props = {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<{ to?: string | string[]; done?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('handle')
  return { title: t('title') }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const { to: asked, done } = await searchParams
  const to = returnPath(asked, locale)
  const person = await currentPerson()
  if (!person) redirect(`/${locale}/sign-in?${new URLSearchParams({ to })}`)
  if (person.handle) redirect(to)

  const [t, desk, removals] = [
    await getTranslations('handle'),
    await getTranslations('deskIndex'),
    await getTranslations('removals'),
  ]
  // Whoever speaks without an account has none to be suspended from, and appeals all the same.
  if (person.suspended)
    return (
      <Shell locale={locale} path="/desk/handle">
        <h1 className="mb-6 text-2xl">{desk('title')}</h1>
        <Suspended
          suspension={await readSuspension(db(), person.id)}
          action={appeal}
          done={done}
          sheet={{ draw: randomUUID(), back: `/${locale}/desk/handle` }}
          locale={locale}
        />
        <div className="mt-10">
          <SignOut action={leave} locale={locale} />
        </div>
      </Shell>
    )
  const words = { label: t('label'), rules: t('rules', HANDLE_LENGTH), choose: t('choose') }
  return (
    <Shell locale={locale} path="/desk/handle">
      <div className="flex max-w-md flex-col gap-6">
        <h1 className="text-2xl">{t('title')}</h1>
        <p>{t('lead')}</p>
        <HandleForm action={takeHandle} locale={locale} to={to} formKey={randomUUID()} words={words} />
        <p className="font-label text-sm">
          <a href={`/${locale}/desk/removals`}>{removals('selfTitle')}</a>
        </p>
        <SignOut action={leave} locale={locale} />
      </div>
    </Shell>
  )
}
