import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Filters } from '../../../../components/event/filters'
import { EventLineShown } from '../../../../components/event/line'
import { Demonstration } from '../../../../components/event/opening'
import { Shell } from '../../../../components/shell/shell'
import { Pager } from '../../../../components/ui/pager'
import { db } from '../../../../db/connection'
import { listEvents } from '../../../../db/queries/events'
import { STATES } from '../../../../domain/claim'
import { LOCALES, type Locale } from '../../../../domain/locale'
import { VERDICTS } from '../../../../domain/verdict'
import { addressesOf } from '../../../../i18n/addresses'

type Asked = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Asked> }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params
  const t = await getTranslations('events')
  const filtered = Object.keys(await searchParams).length > 0
  const [newest] = (await listEvents(db(), { limit: 1 })).items
  return {
    title: t('title'),
    description: t('description'),
    alternates: addressesOf(locale, '/events'),
    robots: filtered || newest?.demonstration ? { index: false, follow: true } : undefined,
  }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const asked = await searchParams
  const filter = {
    q: textOf(asked.q),
    verdict: oneOf(VERDICTS, asked.verdict),
    state: oneOf(STATES, asked.state),
    language: oneOf(LOCALES, asked.language),
  }
  const chosen = {
    q: filter.q,
    verdict: filter.verdict ?? '',
    state: filter.state ?? '',
    language: filter.language ?? '',
  }
  const given = Object.entries(chosen).filter(([, value]) => value !== '')
  const address = (cursor?: string) => {
    const query = new URLSearchParams([...given, ...(cursor ? [['cursor', cursor]] : [])] as [string, string][])
    return `/${locale}/events${query.size > 0 ? `?${query}` : ''}`
  }
  const cursor = textOf(asked.cursor)
  const { items, next } = await listEvents(db(), { ...filter, cursor })
  const t = await getTranslations('events')
  return (
    <Shell locale={locale} path="/events">
      {items.some(({ demonstration }) => demonstration) && <Demonstration />}
      <h1 className="mb-8 text-2xl sm:text-3xl">{t('title')}</h1>
      <Filters locale={locale} chosen={chosen} />
      <div className="mt-10">
        {items.map((event) => (
          <EventLineShown key={event.slug} event={event} locale={locale} level="h2" />
        ))}
        {items.length === 0 && <p role="status">{given.length > 0 || cursor ? t('none') : t('empty')}</p>}
      </div>
      <Pager
        label={t('pages')}
        first={cursor ? { href: address(), text: t('first') } : null}
        next={next ? { href: address(next), text: t('next') } : null}
      />
    </Shell>
  )
}

/** What is asked twice, or not at all, was not asked. */
function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value.slice(0, 200) : ''
}

function oneOf<T extends string>(values: readonly T[], asked: string | string[] | undefined): T | null {
  return values.find((each) => each === asked) ?? null
}
