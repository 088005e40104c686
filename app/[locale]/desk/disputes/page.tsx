import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { requirePerson } from '../../../../auth/person'
import { CaseList, CasesCounted } from '../../../../components/dispute/case-list'
import { QueueKeys } from '../../../../components/dispute/keys'
import { Shell } from '../../../../components/shell/shell'
import { Pager } from '../../../../components/ui/pager'
import { db } from '../../../../db/connection'
import { countCases, listCases } from '../../../../db/queries/cases'
import type { Locale } from '../../../../domain/locale'
import { REACH_DAYS, SOURCE_HOURS, VOTE_HOURS } from '../../../../domain/reach'
import { cursorIn } from '../cursor-in'

type Props = {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<{ cursor?: string | string[] }>
}

/** Cases on one page of the list. */
const LIMIT = 20

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('disputes')
  return { title: t('title') }
}

/** The cases as they stand to whoever reads: a moderator, an administrator, whoever else is heard. Who is suspended may go on reading. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const path = `/${locale}/desk/disputes`
  const person = await requirePerson(locale, path)
  const t = await getTranslations('disputes')
  const cursor = cursorIn(await searchParams)
  const counted = await countCases(db(), person)
  const { items, next } = await listCases(db(), person, { limit: LIMIT, cursor })
  if (person.role === 'reader' && items.length === 0) notFound()
  return (
    <Shell locale={locale} path="/desk/disputes" width="wide">
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2 max-w-[65ch]">{t('lead')}</p>
      <CasesCounted counted={counted} />
      {items.length > 0 && <QueueKeys />}
      <p className="mt-3 max-w-[65ch] font-label text-soft text-sm">
        {t('queue', { source: SOURCE_HOURS, vote: VOTE_HOURS, most: REACH_DAYS })}
      </p>
      {items.length === 0 && <p className="mt-8">{t('none')}</p>}
      <CaseList items={items} locale={locale} />
      <Pager
        label={t('pages')}
        first={cursor ? { href: path, text: t('first') } : null}
        next={next ? { href: `${path}?cursor=${next}`, text: t('next') } : null}
      />
    </Shell>
  )
}
