import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { requirePerson } from '../../../../../auth/person'
import { AddSource } from '../../../../../components/desk/add-source'
import { AgentNames } from '../../../../../components/desk/agent-field'
import { ClaimList } from '../../../../../components/desk/claim-list'
import { ClaimPane } from '../../../../../components/desk/claim-pane'
import { DeskLedger } from '../../../../../components/desk/dates/ledger'
import { deskPath } from '../../../../../components/desk/desk'
import { Done } from '../../../../../components/desk/done'
import { Heading } from '../../../../../components/desk/heading'
import { Housekeeping } from '../../../../../components/desk/housekeeping'
import { Place } from '../../../../../components/desk/place'
import { Regrouped } from '../../../../../components/desk/regrouped'
import { SourceList } from '../../../../../components/desk/source-list'
import { SourcePane } from '../../../../../components/desk/source-pane'
import { Receipt } from '../../../../../components/log/receipt'
import { Shell } from '../../../../../components/shell/shell'
import { plainWords } from '../../../../../components/ui/gone'
import { db } from '../../../../../db/connection'
import { isOwnVote } from '../../../../../db/queries/log'
import { leadsTo } from '../../../../../db/queries/regroupings'
import { isLocale } from '../../../../../domain/locale'
import { forbids } from '../../../../../domain/permissions'
import { deskFor } from './desk-for'
import { readPage } from './read-page'

type Props = {
  params: Promise<{ locale: string; slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.event')
  return { title: t('pageTitle'), robots: { index: false } }
}

/** The heart of the desk: an event's sources, its evidence and my vote on each claim, without leaving the page. */
export default async function Page({ params, searchParams }: Props) {
  const [{ locale, slug }, query] = [await params, await searchParams]
  if (!isLocale(locale)) notFound()
  const path = `/desk/events/${slug}`
  const person = await requirePerson(locale, `/${locale}${path}`)
  const may = {
    decides: forbids(person, 'record_citation') === null,
    orders: forbids(person, 'merge_claims') === null,
  }
  const page = await readPage(slug, query, { id: person.id, ...may })
  if (!page) {
    const survivor = await leadsTo(db(), slug)
    if (survivor) redirect(`/${locale}/desk/events/${survivor}`)
    notFound()
  }
  const voted = typeof query.entry === 'string' ? query.entry : ''
  const receipt = (await isOwnVote(db(), voted, person.id)) ? voted : null

  const { event, claim, source, citations, suggestions, alike, found, asked, agents, names, add, begun } = page
  const desk = deskFor(person, {
    locale,
    slug,
    claim: claim.position,
    source: source?.id ?? null,
    agents,
    add,
    ...begun,
  })
  return (
    <Shell locale={locale} path={path} width="wide">
      <AgentNames names={names} />
      <div className="space-y-5 sm:-mt-6">
        <Done code={query.done} />
        {receipt && <Receipt leaf={receipt} locale={locale} />}
        <Place person={person} desk={desk} />
        <Heading event={event} desk={desk} />
        <ClaimList event={event} desk={desk} />
        <DeskLedger event={event} desk={desk} />
        <Regrouped event={event} desk={desk} />
        <Housekeeping event={event} desk={desk} />
        <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
          <ClaimPane claim={claim} event={event} desk={desk} />
          <section
            id="source-pane"
            tabIndex={-1}
            aria-label={source ? plainWords(source.current.title, await getTranslations('gone')) : undefined}
            className="min-w-0 border-line outline-none max-lg:border-t-2 max-lg:pt-8 lg:sticky lg:top-0 lg:max-h-dvh lg:self-start lg:scroll-pt-[calc(40vh+8.5rem)] lg:overflow-y-auto lg:border-s lg:px-8 lg:py-4"
          >
            {source ? (
              <SourcePane {...{ source, citations, suggestions, alike, event, desk }} />
            ) : add && desk.forbids('capture_source') === null ? (
              <AddSource
                {...desk.sheet()}
                action={desk.actions.addSource}
                locale={locale}
                elsewhere={deskPath(desk, { source: null })}
              />
            ) : (
              <SourceList event={event} desk={desk} found={found} asked={asked} />
            )}
          </section>
        </div>
      </div>
    </Shell>
  )
}
