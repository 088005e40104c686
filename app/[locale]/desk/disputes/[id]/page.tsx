import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { requirePerson } from '../../../../../auth/person'
import { Done } from '../../../../../components/desk/done'
import { Contested } from '../../../../../components/dispute/contested'
import { Decisions } from '../../../../../components/dispute/decisions'
import { CaseDeeds, Whose } from '../../../../../components/dispute/deeds'
import { Held } from '../../../../../components/dispute/held'
import { CaseContents } from '../../../../../components/dispute/keys'
import { Pleadings } from '../../../../../components/dispute/pleadings'
import { CaseStanding } from '../../../../../components/dispute/standing'
import { Opening } from '../../../../../components/event/opening'
import { Sides } from '../../../../../components/evidence/sides'
import { Shell } from '../../../../../components/shell/shell'
import { Votes } from '../../../../../components/verdict/votes'
import { db } from '../../../../../db/connection'
import { readCaseAtDesk } from '../../../../../db/queries/case-file'
import { readNextCase } from '../../../../../db/queries/cases'
import type { Locale } from '../../../../../domain/locale'
import { forbids } from '../../../../../domain/permissions'
import { appeal, release, rule, state, take } from './actions'

const DEEDS = { appeal, release, rule, state, take }

type Props = {
  params: Promise<{ locale: Locale; id: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('disputes')
  return { title: t('case') }
}

/** A whole case on one page: what is disputed, where it stands, both sides, evidence and votes, what was decided, and what one can do. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, id } = await params
  const path = `/desk/disputes/${id}`
  const person = await requirePerson(locale, `/${locale}${path}`)
  const file = await readCaseAtDesk(db(), id, person.id)
  if (!file || (person.role === 'reader' && !file.heard)) notFound()

  const { event, claim } = file
  const cases = `/${locale}/desk/disputes`
  const next = forbids(person, 'take_case') === null ? await readNextCase(db(), person, id) : null
  const at = Date.now()
  const t = await getTranslations('disputes')
  const sheet = () => ({ draw: randomUUID(), back: `/${locale}${path}` })
  return (
    <Shell locale={locale} path={path} width="wide">
      <p className="mb-3 flex flex-wrap gap-x-6 font-label text-sm">
        <a href={`/${locale}/disputes/${id}`}>{t('public')}</a>
        <a href={`/${locale}/events/${event.slug}`}>{t('event')}</a>
      </p>
      <CaseContents next={next && `${cases}/${next}`} list={cases} />
      <Done code={(await searchParams).done} />
      <Opening event={event} locale={locale} />
      <Contested file={file} locale={locale} />
      <div className="mt-6">
        <Whose file={file} person={person} at={at} />
      </div>
      <div className="mt-10 space-y-12">
        <CaseStanding file={file} locale={locale} />
        <Held holds={file.holds} locale={locale} />
        <Pleadings file={file} locale={locale} />
        <Decisions file={file} locale={locale} />
        <div id="evidence">
          <Sides event={event} claim={claim} locale={locale} />
        </div>
        <div id="votes" className="space-y-12">
          <Votes claim={claim} locale={locale} />
          {claim.tally && <p className="font-label text-sm">{t('order', claim.tally)}</p>}
        </div>
        <CaseDeeds file={file} person={person} at={at} actions={DEEDS} sheet={sheet} locale={locale} />
      </div>
    </Shell>
  )
}
