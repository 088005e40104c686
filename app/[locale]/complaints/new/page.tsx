import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ComplaintForm } from '../../../../components/party/complaint-form'
import { Contests, PassagesToContest } from '../../../../components/party/contests'
import { Shell } from '../../../../components/shell/shell'
import { Notice } from '../../../../components/ui/notice'
import { db } from '../../../../db/connection'
import { listPassages, readContestable } from '../../../../db/queries/contestable'
import type { Locale } from '../../../../domain/locale'
import { ask } from '../actions'

type Props = {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<{ about?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('complaint')
  return { title: t('title'), robots: { index: false } }
}

const TITLE = {
  claim: 'title',
  evidence: 'titleThing',
  citation: 'titleThing',
  date: 'titleThing',
  regrouping: 'titleRegrouping',
} as const

/** Where somebody whom a claim is about contests its verdict, a passage, a citation, a date or a regrouping, without an account. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const { about } = await searchParams
  const contested = (typeof about === 'string' && (await readContestable(db(), about))) || notFound()
  const { kind, open, stands, settledAt } = contested
  const passages = kind === 'claim' ? await listPassages(db(), contested) : []
  const gone = kind === 'regrouping' ? 'notLast' : 'withdrawn'
  const notNow = kind === 'claim' && settledAt === null ? 'notYet' : stands ? null : gone
  const t = await getTranslations('complaint')
  const path = `/complaints/new?about=${contested.about}`
  const sheet = { draw: randomUUID(), back: `/${locale}${path}` }
  return (
    <Shell locale={locale} path={path}>
      <div className="space-y-8">
        <h1 className="text-2xl sm:text-3xl">{t(TITLE[kind])}</h1>
        <Contests contested={contested} locale={locale} />
        {open && (
          <Notice>
            {t('isOpen')} <a href={`/${locale}/disputes/${open}`}>{t('openCase')}</a>
          </Notice>
        )}
        <PassagesToContest passages={passages} locale={locale} />
        {notNow && !open ? (
          <Notice>{t(notNow)}</Notice>
        ) : (
          <ComplaintForm contested={contested} opens={!open} action={ask} sheet={sheet} locale={locale} />
        )}
      </div>
    </Shell>
  )
}
