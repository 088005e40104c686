import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { requirePerson } from '../../../../auth/person'
import { AgentLine } from '../../../../components/agent/line'
import { Shell } from '../../../../components/shell/shell'
import { Pager } from '../../../../components/ui/pager'
import { SearchForm } from '../../../../components/ui/search-form'
import { db } from '../../../../db/connection'
import { findAgents } from '../../../../db/queries/desk-agents'
import { AGENT_NAME_LENGTH } from '../../../../domain/agent'
import type { Locale } from '../../../../domain/locale'
import { forbids } from '../../../../domain/permissions'

type Query = Record<'q' | 'after', string | string[] | undefined>
type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Partial<Query>> }

/** Agents on one page of the list. */
const LIMIT = 50

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agents')
  return { title: t('title') }
}

/** Whoever says or publishes, by every name they go by: for finding one, and for adding to what is known of it. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const path = `/${locale}/desk/agents`
  const person = await requirePerson(locale, path)
  if (forbids(person, 'name_agent') !== null) notFound()

  const query = await searchParams
  const search = typeof query.q === 'string' ? query.q.slice(0, AGENT_NAME_LENGTH.max) : ''
  const after = typeof query.after === 'string' ? query.after : null
  const { items, next } = await findAgents(db(), search, { limit: LIMIT, after })
  const at = (place: string | null) => {
    const asked = new URLSearchParams({ ...(search && { q: search }), ...(place && { after: place }) }).toString()
    return asked ? `${path}?${asked}` : path
  }
  const t = await getTranslations('agents')
  return (
    <Shell locale={locale} path="/desk/agents" width="wide">
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2 max-w-[65ch]">{t('lead')}</p>
      <SearchForm path={path} search={search} label={t('search')} find={t('find')} all={t('all')} />
      {items.length === 0 && <p>{t('noneFound')}</p>}
      <ul className="divide-y divide-line border-line border-y">
        {items.map((agent) => (
          <AgentLine key={agent.id} agent={agent} locale={locale} />
        ))}
      </ul>
      <Pager
        label={t('pages')}
        first={after ? { href: at(null), text: t('first') } : null}
        next={next ? { href: at(next), text: t('next') } : null}
      />
    </Shell>
  )
}
