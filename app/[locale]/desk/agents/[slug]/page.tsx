import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { requirePerson } from '../../../../../auth/person'
import { MergeForm, NameForm, NoteForm } from '../../../../../components/agent/forms'
import { nameOf } from '../../../../../components/agent/name'
import { Names } from '../../../../../components/agent/names'
import { Merged, Ties } from '../../../../../components/agent/ties'
import { AgentNames } from '../../../../../components/desk/agent-field'
import { Done } from '../../../../../components/desk/done'
import { Shell } from '../../../../../components/shell/shell'
import { Words } from '../../../../../components/ui/prose'
import { db } from '../../../../../db/connection'
import { readAgent } from '../../../../../db/queries/agent'
import { listAgentNames } from '../../../../../db/queries/agent-names'
import type { Locale } from '../../../../../domain/locale'
import { forbids } from '../../../../../domain/permissions'
import { merge, name, note } from './actions'

type Props = { params: Promise<{ locale: Locale; slug: string }>; searchParams: Promise<{ done?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agents')
  return { title: t('title') }
}

/** What is known of an agent, and what can be added to it. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, slug } = await params
  const path = `/desk/agents/${slug}`
  const person = await requirePerson(locale, `/${locale}${path}`)
  if (forbids(person, 'name_agent') !== null) notFound()
  const agent = (await readAgent(db(), slug)) ?? notFound()
  if (agent.id !== slug) redirect(`/${locale}/desk/agents/${agent.id}`)

  const { done } = await searchParams
  const shown = nameOf(agent, slug, locale)
  const t = await getTranslations('agents')
  const sheet = () => ({ draw: randomUUID(), back: `/${locale}${path}` })
  const mayMerge = forbids(person, 'merge_agents') === null
  return (
    <Shell locale={locale} path={path}>
      {mayMerge && <AgentNames names={await listAgentNames(db())} />}
      <div className="space-y-8">
        <Done code={done} />
        <header>
          <h1 className="text-2xl">
            <Words language={shown.language}>{shown.name}</Words>
          </h1>
          <p className="mt-2 flex flex-wrap gap-x-6 font-label text-sm">
            <a href={`/${locale}/desk/agents`}>{t('back')}</a>
            <a href={`/${locale}/agents/${slug}`}>{t('public')}</a>
          </p>
        </header>
        <Names agent={agent} locale={locale} />
        <NameForm agent={agent} locale={locale} action={name} sheet={sheet()} />
        <Ties agent={agent} locale={locale} />
        <NoteForm agent={agent} locale={locale} action={note} sheet={sheet()} />
        <Merged agent={agent} locale={locale} />
        {mayMerge ? (
          <MergeForm agent={agent} action={merge} sheet={sheet()} />
        ) : (
          <p className="max-w-[65ch] font-label text-soft text-sm">{t('mergeBarred')}</p>
        )}
      </div>
    </Shell>
  )
}
