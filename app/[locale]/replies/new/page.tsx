import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Contests } from '../../../../components/party/contests'
import { ReplyForm } from '../../../../components/reply/form'
import { Shell } from '../../../../components/shell/shell'
import { db } from '../../../../db/connection'
import { listAgents } from '../../../../db/queries/agents'
import { readContestable } from '../../../../db/queries/contestable'
import { namedIn } from '../../../../db/reply'
import type { Locale } from '../../../../domain/locale'
import { ask } from '../actions'

type Props = {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<{ about?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reply')
  return { title: t('title'), robots: { index: false } }
}

/** Where somebody whom a claim's provenance names answers beside its verdict, without an account. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const { about } = await searchParams
  const claim = (typeof about === 'string' && (await readContestable(db(), about))) || notFound()
  if (claim.kind !== 'claim') notFound()
  const named = await namedIn(db(), claim.id)
  const t = await getTranslations('reply')
  const path = `/replies/new?about=claim:${claim.id}`
  return (
    <Shell locale={locale} path={path}>
      <div className="space-y-8">
        <h1 className="text-2xl sm:text-3xl">{t('title')}</h1>
        <Contests contested={claim} locale={locale} />
        {named.length === 0 ? (
          <p>{t('nobody')}</p>
        ) : (
          <ReplyForm
            claimId={claim.id}
            named={named}
            agents={await listAgents(db(), named)}
            action={ask}
            sheet={{ draw: randomUUID(), back: `/${locale}${path}` }}
            locale={locale}
          />
        )}
      </div>
    </Shell>
  )
}
