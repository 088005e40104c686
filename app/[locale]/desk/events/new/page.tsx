import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { requirePerson } from '../../../../../auth/person'
import { OpenEventForm } from '../../../../../components/desk-index/open-event-form'
import { Shell } from '../../../../../components/shell/shell'
import type { Locale } from '../../../../../domain/locale'
import { forbids } from '../../../../../domain/permissions'
import { open } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('openEvent')
  return { title: t('title') }
}

/** One short form: from a sentence to the page where it is checked. */
export default async function Page({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params
  const back = `/${locale}/desk/events/new`
  const person = await requirePerson(locale, back)
  if (forbids(person, 'open_event') !== null) notFound()
  const t = await getTranslations('openEvent')
  return (
    <Shell locale={locale} path="/desk/events/new">
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-3 mb-8 max-w-[65ch]">{t('lead')}</p>
      <OpenEventForm action={open} locale={locale} sheet={{ draw: randomUUID(), back }} />
    </Shell>
  )
}
