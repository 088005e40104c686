import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requirePerson } from '../../../../auth/person'
import { AgentNames } from '../../../../components/desk/agent-field'
import { Done } from '../../../../components/desk/done'
import { DeclareForm } from '../../../../components/interest/declare-form'
import { DeclaredInterests } from '../../../../components/interest/declared'
import { Shell } from '../../../../components/shell/shell'
import { db } from '../../../../db/connection'
import { listAgentNames } from '../../../../db/queries/agent-names'
import { listAgents } from '../../../../db/queries/agents'
import { listInterests } from '../../../../db/queries/interests'
import type { Locale } from '../../../../domain/locale'
import { forbids } from '../../../../domain/permissions'
import { declare, end } from './actions'

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ done?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('interests')
  return { title: t('title') }
}

/** What ties somebody, and what it keeps them from: for them alone. Who is suspended may go on reading. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const path = `/${locale}/desk/interests`
  const person = await requirePerson(locale, path)

  const may = forbids(person, 'declare_interest') === null
  const interests = await listInterests(db(), person.id)
  const agents = await listAgents(
    db(),
    interests.flatMap(({ agent }) => agent ?? []),
  )
  const t = await getTranslations('interests')
  const sheet = () => ({ draw: randomUUID(), back: path })
  return (
    <Shell locale={locale} path="/desk/interests">
      {may && <AgentNames names={await listAgentNames(db())} />}
      <Done code={(await searchParams).done} />
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-2 max-w-[65ch]">{t('lead')}</p>
      <p className="mt-2 max-w-[65ch] font-label text-soft text-sm">{t('private')}</p>
      <div className="mt-10 space-y-12">
        <DeclaredInterests interests={interests} agents={agents} end={may ? end : null} sheet={sheet} locale={locale} />
        {may && <DeclareForm action={declare} sheet={sheet()} locale={locale} />}
      </div>
    </Shell>
  )
}
