import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Demonstration } from '../../../../../components/event/opening'
import { About } from '../../../../../components/log/about'
import { CheckBox } from '../../../../../components/log/check-box'
import { ProofParts } from '../../../../../components/log/proof-parts'
import { StopBanner } from '../../../../../components/log/stop'
import { Who } from '../../../../../components/log/who'
import { Yourself } from '../../../../../components/log/yourself'
import { Shell } from '../../../../../components/shell/shell'
import { Time } from '../../../../../components/ui/time'
import { db } from '../../../../../db/connection'
import { readLogEntry, readStop } from '../../../../../db/queries/log'
import type { Locale } from '../../../../../domain/locale'
import { addressesOf } from '../../../../../i18n/addresses'
import { log } from '../../../../../server/log'
import { PROOF_SCRIPT } from '../../../../../server/policy'
import { settings } from '../../../../../server/settings'
import { proofOf } from '../../../../sealed'

type Props = { params: Promise<{ locale: Locale; leaf: string }> }

const load = cache(async (leaf: string) => (await readLogEntry(db(), leaf)) ?? notFound())

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, leaf } = await params
  const entry = await load(leaf)
  const [t, history] = [await getTranslations('log'), await getTranslations('history')]
  return {
    title: `${history(entry.kind)} · ${t('title')}`,
    description: t('proof.description'),
    alternates: addressesOf(locale, `/log/${leaf}`),
    robots: { index: false },
  }
}

export default async function Page({ params }: Props) {
  const { locale, leaf } = await params
  const entry = await load(leaf)
  const { index, sealed } = entry
  const proof = sealed && index !== null ? await proofOf(index).catch(unread) : null
  const stop = await readStop(db())
  const [t, history] = [await getTranslations('log'), await getTranslations('history')]
  return (
    <Shell locale={locale} path={`/log/${leaf}`}>
      {stop && <StopBanner stop={stop} locale={locale} />}
      {entry.demonstration && <Demonstration />}
      <p className="font-label text-sm">
        <a href={`/${locale}/log`}>{t('title')}</a>
      </p>
      <h1 className="mt-3 text-2xl sm:text-3xl">{history(entry.kind)}</h1>
      <p className="mt-3 flex flex-wrap gap-x-3 font-label text-sm">
        <span className="text-soft">
          <Who actor={entry.actor} />
        </span>
        <span className="empty:hidden">
          <About entry={entry} locale={locale} />
        </span>
      </p>
      {entry.lost && <p className="mt-3 font-label text-sm">{t('lost')}</p>}
      <p className="mt-6 text-lg">
        {t.rich('recorded', { at: () => <Time at={entry.at} locale={locale} exact /> })}{' '}
        {sealed && index !== null ? t('sealedAs', { index, size: sealed.size }) : t('unsealed')}
      </p>
      <CheckBox entry={entry} locale={locale} />
      <ProofParts entry={entry} proof={proof} locale={locale} />
      <Yourself origin={settings().authUrl} leaf={leaf} />
      <script type="module" src={PROOF_SCRIPT} />
    </Shell>
  )
}

/** The page stands without the files, and says so. */
function unread(error: unknown): null {
  log('front', error)
  return null
}
