import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { requirePerson } from '../../../../../auth/person'
import { Headline } from '../../../../../components/claim/headline'
import { Ruling } from '../../../../../components/dispute/ruling'
import { Opening } from '../../../../../components/event/opening'
import { Sides } from '../../../../../components/evidence/sides'
import { Shell } from '../../../../../components/shell/shell'
import { Notice } from '../../../../../components/ui/notice'
import { Disputes } from '../../../../../components/verdict/disputes'
import { Votes } from '../../../../../components/verdict/votes'
import { db } from '../../../../../db/connection'
import { readCase } from '../../../../../db/queries/case'
import type { Locale } from '../../../../../domain/locale'
import { rule } from './actions'

type Props = {
  params: Promise<{ locale: Locale; id: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('disputes')
  return { title: t('case') }
}

/** A whole case on one page: what is contested, the claim and its verdict, both sides, the votes, and the ruling. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, id } = await params
  const path = `/desk/disputes/${id}`
  const person = await requirePerson(locale, `/${locale}${path}`)
  const file = person.role === 'moderator' ? await readCase(db(), id, person.id) : null
  if (!file) notFound()

  const { event, claim, dispute } = file
  const t = await getTranslations('disputes')
  const isDone = (await searchParams).done === 'ruled' && dispute.ruling !== null
  return (
    <Shell locale={locale} path={path} width="wide">
      <p className="mb-6 flex flex-wrap gap-x-6 font-label text-sm">
        <Link href={`/${locale}/desk/disputes`}>{t('back')}</Link>
        <a href={`/${locale}/events/${event.slug}`}>{t('event')}</a>
      </p>
      {isDone && (
        <div className="mb-6">
          <Notice tone="good" role="status">
            {t('done')}
          </Notice>
        </div>
      )}
      <Opening event={event} locale={locale} />
      <Headline event={event} claim={claim} locale={locale} />
      <div className="mt-10 space-y-12">
        <Disputes disputes={[dispute]} locale={locale} />
        <Sides event={event} claim={claim} locale={locale} />
        <Votes claim={claim} locale={locale} />
        <Ruling file={file} person={person} action={rule} sheet={{ draw: randomUUID(), back: `/${locale}${path}` }} />
      </div>
    </Shell>
  )
}
