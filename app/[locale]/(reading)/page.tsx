import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Leading } from '../../../components/event/leading'
import { EventLineShown } from '../../../components/event/line'
import { Demonstration } from '../../../components/event/opening'
import { Shell } from '../../../components/shell/shell'
import { db } from '../../../db/connection'
import { readEvent } from '../../../db/queries/event'
import { listEvents } from '../../../db/queries/events'
import type { Locale } from '../../../domain/locale'
import { addressesOf } from '../../../i18n/addresses'

type Props = { params: Promise<{ locale: Locale }> }

const SHOWN = 4
const LISTS = {
  verdicts: ['settled', 'ruled'],
  under_review: ['under_review'],
  disputed: ['disputed'],
} as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [newest] = (await listEvents(db(), { limit: 1 })).items
  return { alternates: addressesOf((await params).locale, ''), robots: newest?.demonstration ? { index: false } : null }
}

export default async function Page({ params }: Props) {
  const { locale } = await params
  const t = await getTranslations('home')
  const [newest] = (await listEvents(db(), { state: ['disputed', 'ruled', 'settled'], limit: 1 })).items
  const leading = newest ? await readEvent(db(), newest.slug) : null
  const lists = await Promise.all(
    Object.entries(LISTS).map(async ([name, state]) => {
      const { items } = await listEvents(db(), { state, limit: SHOWN + 1 })
      return { name, state, items: items.filter((each) => each.slug !== leading?.slug).slice(0, SHOWN) }
    }),
  )
  return (
    <Shell locale={locale} path="" width="wide">
      {leading?.demonstration && <Demonstration />}
      <h1 className="max-w-[30ch] text-2xl sm:text-3xl">{t('title')}</h1>
      <p className="mt-4 mb-12 max-w-[65ch]">{t('lead')}</p>
      {leading && <Leading event={leading} locale={locale} />}
      <div className="mt-12 grid gap-x-12 gap-y-12 lg:grid-cols-3">
        {lists.map(({ name, state, items }) => (
          <section key={name}>
            <h2 className="mb-3 text-lg">{t(name)}</h2>
            {items.map((event) => (
              <EventLineShown key={event.slug} event={event} locale={locale} />
            ))}
            {items.length === 0 && <p className="border-line border-t py-4 text-soft">{t('none')}</p>}
            <p className="border-line border-t pt-3 font-label text-sm">
              <a href={`/${locale}/events${state.length === 1 ? `?state=${state[0]}` : ''}`}>
                {state.length === 1 ? t('more') : t('all')}
              </a>
            </p>
          </section>
        ))}
      </div>
      <section className="mt-16">
        <h2 className="mb-3 text-lg">{t('how')}</h2>
        <ol className="grid list-inside list-decimal gap-x-12 gap-y-3 md:grid-cols-2">
          {['how1', 'how2', 'how3', 'how4'].map((each) => (
            <li key={each} className="border-line border-t pt-3">
              {t(each)}
            </li>
          ))}
        </ol>
        <p className="mt-6 font-label text-sm">
          <a href={`/${locale}/method`}>{t('method')}</a>
        </p>
      </section>
    </Shell>
  )
}
