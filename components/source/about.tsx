import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Agent } from '../../db/queries/agents'
import type { SourcePage } from '../../db/queries/sources'
import type { Locale } from '../../domain/locale'
import { instantIn, momentIn } from '../../i18n/dates'
import { languageName } from '../../i18n/languages'
import { AgentName } from '../agent/name'
import { Handle, Words } from '../ui/prose'

type Details = SourcePage['current']
type Props = { source: SourcePage; agents: Readonly<Record<string, Agent>>; locale: Locale }

/** What is said about a source, and what proves that it is the one that was captured. */
export function AboutSource({ source, agents, locale }: Props) {
  const t = useTranslations('source')
  const former = useTranslations('event')('former')
  const at = instantIn(locale, source.capturedAt)
  const captured = t.rich('capturedBy', {
    who: '',
    date: at,
    bdi: () => <Handle handle={source.capturedBy} former={former} />,
  })
  return (
    <Rows
      rows={[
        ...detailRows(source.current, agents, locale, t),
        [t('captured'), captured],
        [t('bytes'), <Hash key="bytes" value={source.bytesSha256} />],
        [t('textHash'), <Hash key="text" value={source.textSha256} />],
      ]}
    />
  )
}

/** How it was described before it was corrected. */
export function EarlierVersions({ source, agents, locale }: Props) {
  const t = useTranslations('source')
  const former = useTranslations('event')('former')
  if (source.earlier.length === 0) return null
  return (
    <section>
      <h2 className="mb-3 text-lg">{t('versions')}</h2>
      {source.earlier.map((version) => (
        <details key={version.version} className="border-line border-t py-3">
          <summary className="min-h-6 font-label text-sm">
            {t.rich('version', {
              version: version.version,
              date: instantIn(locale, version.at),
              who: '',
              bdi: () => <Handle handle={version.by} former={former} />,
            })}
          </summary>
          <Words as="p" className="mt-3">
            {version.title}
          </Words>
          <Rows rows={detailRows(version, agents, locale, t)} />
        </details>
      ))}
    </section>
  )
}

function detailRows(
  of: Details,
  agents: Props['agents'],
  locale: Locale,
  t: ReturnType<typeof useTranslations>,
): [string, ReactNode][] {
  const unknown = <span className="text-soft">{t('unknown')}</span>
  return [
    [t('publisher'), of.publisher ? <AgentName key="p" agents={agents} id={of.publisher} locale={locale} /> : unknown],
    ...(of.byline ? [[t('byline'), <Words key="b">{of.byline}</Words>] as [string, ReactNode]] : []),
    [t('published'), of.published ? momentIn(locale, of.published) : unknown],
    ...(of.updated ? [[t('updated'), momentIn(locale, of.updated)] as [string, ReactNode]] : []),
    [t('language'), of.language ? languageName(of.language, locale) : unknown],
    ...(of.url ? [[t('address'), <Address key="u" url={of.url} />] as [string, ReactNode]] : []),
  ]
}

function Rows({ rows }: { rows: readonly [string, ReactNode][] }) {
  return (
    <dl className="font-label text-sm">
      {rows.map(([label, value]) => (
        <div key={label} className="grid gap-x-6 border-line border-t py-2 sm:grid-cols-[12rem_1fr]">
          <dt className="text-soft">{label}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Address({ url }: { url: string }) {
  return (
    <a href={url} rel="noreferrer nofollow external" dir="ltr" className="break-all">
      {url}
    </a>
  )
}

function Hash({ value }: { value: string }) {
  return (
    <code dir="ltr" className="break-all text-xs">
      {value}
    </code>
  )
}
