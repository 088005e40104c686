import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { nameOf } from '../../../../../components/agent/name'
import { PublishedBy, SaidBy } from '../../../../../components/agent/record'
import { QuotedIn, ReliesOn } from '../../../../../components/agent/relations'
import { Merged, Ties } from '../../../../../components/agent/ties'
import { Demonstration } from '../../../../../components/event/opening'
import { WithheldHere } from '../../../../../components/removal/here'
import { Shell } from '../../../../../components/shell/shell'
import { plainWords } from '../../../../../components/ui/gone'
import { Words } from '../../../../../components/ui/prose'
import { db } from '../../../../../db/connection'
import { readAgent } from '../../../../../db/queries/agent'
import { listWithheld, numbersIn } from '../../../../../db/queries/removals'
import type { Locale } from '../../../../../domain/locale'
import { addressesOf } from '../../../../../i18n/addresses'
import { countryName } from '../../../../../i18n/languages'

type Props = { params: Promise<{ locale: Locale; slug: string }> }

const load = cache(async (slug: string) => (await readAgent(db(), slug)) ?? notFound())

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params
  const agent = await load(slug)
  const name = plainWords(nameOf(agent, slug, locale).name, await getTranslations('gone'))
  const t = await getTranslations('agent')
  return {
    title: name,
    description: t('description', { name }),
    alternates: addressesOf(locale, `/agents/${slug}`),
    robots: agent.demonstration ? { index: false } : undefined,
  }
}

export default async function Page({ params }: Props) {
  const { locale, slug } = await params
  const agent = await load(slug)
  if (agent.id !== slug) permanentRedirect(`/${locale}/agents/${agent.id}`)
  const shown = nameOf(agent, slug, locale)
  const others = agent.names.filter(({ name }) => name !== shown.name)
  const t = await getTranslations('agent')
  const kind = await getTranslations('agentKind')
  return (
    <Shell locale={locale} path={`/agents/${slug}`}>
      {agent.demonstration && <Demonstration />}
      <h1 className="text-2xl sm:text-3xl">
        <Words language={shown.language}>{shown.name}</Words>
      </h1>
      <p className="mt-2 font-label text-sm text-soft">
        {kind(agent.kind)}
        {agent.country && ` · ${countryName(agent.country, locale)}`}
      </p>
      {others.length > 0 && (
        <p className="mt-4 flex flex-wrap gap-x-4 font-label text-sm">
          <span className="text-soft">{t('names')}</span>
          {others.map(({ language, name }) => (
            <Words key={`${language}${name}`} language={language}>
              {name}
            </Words>
          ))}
        </p>
      )}
      <div className="mt-12 space-y-12">
        <SaidBy agent={agent} locale={locale} />
        <PublishedBy agent={agent} locale={locale} />
        <QuotedIn agent={agent} locale={locale} />
        <ReliesOn agent={agent} locale={locale} />
        <Ties agent={agent} locale={locale} />
        <Merged agent={agent} locale={locale} />
        <WithheldHere items={await listWithheld(db(), numbersIn(agent))} locale={locale} />
        <p className="font-label text-sm">
          <a href={`/${locale}/desk/agents/${agent.id}`}>{t('review')}</a>
        </p>
      </div>
    </Shell>
  )
}
