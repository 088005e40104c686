import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Demonstration } from '../../../../../../components/event/opening'
import { EntryShown } from '../../../../../../components/history/entry'
import { EventLink } from '../../../../../../components/history/event-link'
import { WithheldHere } from '../../../../../../components/removal/here'
import { Shell } from '../../../../../../components/shell/shell'
import { plainWords } from '../../../../../../components/ui/gone'
import { Notice } from '../../../../../../components/ui/notice'
import { Pager } from '../../../../../../components/ui/pager'
import { Words } from '../../../../../../components/ui/prose'
import { db } from '../../../../../../db/connection'
import { readTelling } from '../../../../../../db/queries/event'
import { type HistoryPage, listEntries } from '../../../../../../db/queries/history'
import { leadsTo } from '../../../../../../db/queries/regroupings'
import { listWithheld, numbersIn } from '../../../../../../db/queries/removals'
import type { Locale } from '../../../../../../domain/locale'
import { addressesOf } from '../../../../../../i18n/addresses'
import { inLanguage } from '../../../../../../i18n/languages'

type Props = {
  params: Promise<{ locale: Locale; slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const load = cache(async (slug: string) => (await readTelling(db(), slug)) ?? notFound())

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params
  const event = await load(slug)
  const t = await getTranslations('history')
  const title = inLanguage(event.texts, locale)?.text.title ?? slug
  return {
    title: t('of', { title: plainWords(title, await getTranslations('gone')) }),
    description: t('description'),
    alternates: addressesOf(locale, `/events/${slug}/history`),
    robots: event.demonstration ? { index: false } : undefined,
  }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, slug } = await params
  const { cursor: asked } = await searchParams
  const cursor = typeof asked === 'string' ? asked : null
  const event = await load(slug)
  const history = (await listEntries(db(), slug, { cursor })) ?? notFound()
  const told = inLanguage(event.texts, locale)
  const lead = await leadsTo(db(), slug)
  const survivor = lead && (await readTelling(db(), lead))
  const t = await getTranslations('history')
  const here = `/${locale}/events/${slug}/history`
  return (
    <Shell locale={locale} path={`/events/${slug}/history`}>
      {event.demonstration && <Demonstration />}
      <p className="font-label text-sm">
        <a href={`/${locale}/events/${slug}`}>{t('back')}</a>
      </p>
      <h1 className="mt-3 mb-8 text-2xl sm:text-3xl">
        {t('title')}
        {told && (
          <Words language={told.language} className="mt-2 block font-normal text-lg">
            {told.text.title}
          </Words>
        )}
      </h1>
      {survivor && (
        <div className="mb-8">
          <Notice>
            <p>{t.rich('leadsOn', { event: () => <EventLink event={survivor} locale={locale} /> })}</p>
          </Notice>
        </div>
      )}
      {history.items.map((entry) => (
        <EntryShown key={entry.id} entry={entry} beside={{ ...history, locale }} />
      ))}
      <div className="mt-12 empty:hidden">
        <WithheldHere
          items={await listWithheld(db(), [...numbersIn([history, told]), ...withheldIn(history)])}
          locale={locale}
        />
      </div>
      <Pager
        label={t('pages')}
        first={cursor ? { href: here, text: t('first') } : null}
        next={history.next ? { href: `${here}?cursor=${history.next}`, text: t('next') } : null}
      />
    </Shell>
  )
}

/** An entry that says what was withheld: whose hands it were, and since when, stands below. */
function withheldIn({ items }: HistoryPage): number[] {
  return items.flatMap(({ kind, after }) => (kind === 'content.withheld' ? Number(after?.number) : []))
}
