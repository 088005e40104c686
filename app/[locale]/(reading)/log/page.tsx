import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Demonstration } from '../../../../components/event/opening'
import { Checkpoints, Latest } from '../../../../components/log/checkpoint'
import { Jump } from '../../../../components/log/jump'
import { LogLineShown } from '../../../../components/log/line'
import { StopBanner } from '../../../../components/log/stop'
import { Yourself } from '../../../../components/log/yourself'
import { Shell } from '../../../../components/shell/shell'
import { Pager } from '../../../../components/ui/pager'
import { db } from '../../../../db/connection'
import { findEntry, isLeaf, listLog, listSigned, readLatest, readStop } from '../../../../db/queries/log'
import type { Locale } from '../../../../domain/locale'
import { addressesOf } from '../../../../i18n/addresses'
import { settings } from '../../../../server/settings'

type Props = {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('log')
  return {
    title: t('title'),
    description: t('description'),
    alternates: addressesOf((await params).locale, '/log'),
    robots: Object.keys(await searchParams).length > 0 ? { index: false, follow: true } : undefined,
  }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const query = await searchParams
  const [asked, cursor, before] = [textOf(query.entry), textOf(query.cursor), textOf(query.before)]
  const found = asked && (await find(asked))
  if (found) redirect(`/${locale}/log/${found.leaf}`)

  const stop = await readStop(db())
  const latest = await readLatest(db())
  const { items, next } = await listLog(db(), { cursor })
  const signed = await listSigned(db(), { limit: 5, cursor: before })
  const allDemonstration = items.length > 0 && items.every(({ demonstration }) => demonstration)
  const t = await getTranslations('log')
  /** Each of the two lists turns its pages while the other stays as it is. */
  const address = (change: { cursor?: string; before?: string }, list: string) => {
    const kept = Object.entries({ cursor, before, ...change }).filter(([, value]) => value)
    return `/${locale}/log${kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''}#${list}`
  }
  return (
    <Shell locale={locale} path="/log">
      {stop && <StopBanner stop={stop} locale={locale} />}
      {allDemonstration && <Demonstration />}
      <h1 className="text-2xl sm:text-3xl">{t('title')}</h1>
      <p className="mt-5 mb-10 max-w-[65ch]">{t('intro')}</p>
      <Latest checkpoint={latest} locale={locale} />
      <Jump locale={locale} asked={asked} />
      <section id="entries" aria-labelledby="entries-title" className="mt-12">
        <h2 id="entries-title" className="mb-4 text-xl">
          {t('entries')}
        </h2>
        {items.map((entry) => (
          <LogLineShown key={entry.index} entry={entry} marked={!allDemonstration} locale={locale} />
        ))}
        {items.length === 0 && <p>{t('none')}</p>}
        <Pager
          label={t('pages')}
          first={cursor ? { href: address({ cursor: '' }, 'entries'), text: t('newest') } : null}
          next={next ? { href: address({ cursor: next }, 'entries'), text: t('older') } : null}
        />
      </section>
      {signed.items.length > 0 && (
        <section id="checkpoints" aria-labelledby="checkpoints-title" className="mt-12">
          <h2 id="checkpoints-title" className="text-xl">
            {t('checkpoints')}
          </h2>
          <Checkpoints items={signed.items} locale={locale} />
          <Pager
            label={t('checkpointPages')}
            first={before ? { href: address({ before: '' }, 'checkpoints'), text: t('newestCheckpoints') } : null}
            next={
              signed.next
                ? { href: address({ before: signed.next }, 'checkpoints'), text: t('olderCheckpoints') }
                : null
            }
          />
        </section>
      )}
      <Yourself origin={settings().authUrl} />
    </Shell>
  )
}

/** The entry that a reader typed the number or the leaf of, with the digits of any script. */
async function find(asked: string): Promise<{ leaf: string } | null> {
  const typed = asked
    .trim()
    .toLowerCase()
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
  if (isLeaf(typed)) return findEntry(db(), { leaf: typed })
  const number = typed.replace(/(?<=\d)[.,٬](?=\d{3})/g, '')
  return /^\d{1,15}$/.test(number) ? findEntry(db(), { index: Number(number) }) : null
}

/** What is asked twice, or not at all, was not asked. */
function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value.slice(0, 200) : ''
}
