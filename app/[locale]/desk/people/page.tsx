import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { requirePerson } from '../../../../auth/person'
import { PersonLine } from '../../../../components/people/person-line'
import { Shell } from '../../../../components/shell/shell'
import { Pager } from '../../../../components/ui/pager'
import { SearchForm } from '../../../../components/ui/search-form'
import { db } from '../../../../db/connection'
import { listPeople } from '../../../../db/queries/people'
import type { Locale } from '../../../../domain/locale'
import { forbids } from '../../../../domain/permissions'
import { cursorIn } from '../cursor-in'
import { give, lift, stop } from './actions'

type Query = Record<'q' | 'cursor' | 'person' | 'done', string | string[] | undefined>
type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Partial<Query>> }

/** People on one page of the list. */
const LIMIT = 25
/** Longer than any address. */
const SEARCH_LENGTH = 254

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people')
  return { title: t('title') }
}

/** For administrators alone: addresses stand here. To anybody else there is no such page. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const path = `/${locale}/desk/people`
  const admin = await requirePerson(locale, path)
  if (forbids(admin, 'give_role') !== null) notFound()

  const query = await searchParams
  const search = typeof query.q === 'string' ? query.q.slice(0, SEARCH_LENGTH) : ''
  const cursor = cursorIn(query)
  const { items, next } = await listPeople(db(), search, { limit: LIMIT, cursor })
  const at = (place: string | null) => {
    const asked = new URLSearchParams({ ...(search && { q: search }), ...(place && { cursor: place }) }).toString()
    return asked ? `${path}?${asked}` : path
  }
  const t = await getTranslations('people')
  const sheet = () => ({ draw: randomUUID(), back: at(cursor) })
  return (
    <Shell locale={locale} path="/desk/people" width="wide">
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2 max-w-[65ch]">{t('lead')}</p>
      <SearchForm path={path} search={search} label={t('search')} find={t('find')} all={t('all')} />
      {items.length === 0 && <p>{t('noneFound')}</p>}
      <ul className="divide-y divide-line border-line border-y">
        {items.map((person) => (
          <PersonLine
            key={person.id}
            person={person}
            self={person.id === admin.id}
            done={query.person === person.id ? query.done : undefined}
            actions={{ give, stop, lift }}
            sheet={sheet}
            locale={locale}
          />
        ))}
      </ul>
      <Pager
        label={t('pages')}
        first={cursor ? { href: at(null), text: t('first') } : null}
        next={next ? { href: at(next), text: t('next') } : null}
      />
    </Shell>
  )
}
