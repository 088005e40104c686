import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { partyOf } from '../../../../auth/party'
import { secret } from '../../../../auth/secret'
import { Done } from '../../../../components/desk/done'
import { Contested } from '../../../../components/dispute/contested'
import { Decisions } from '../../../../components/dispute/decisions'
import { Pleadings } from '../../../../components/dispute/pleadings'
import { CaseStanding } from '../../../../components/dispute/standing'
import { PartyDeeds } from '../../../../components/party/deeds'
import { Shell } from '../../../../components/shell/shell'
import { ButtonLink } from '../../../../components/ui/button'
import { Notice } from '../../../../components/ui/notice'
import { db } from '../../../../db/connection'
import { readCaseAtDesk } from '../../../../db/queries/case-file'
import { readSuspension } from '../../../../db/queries/suspensions'
import type { Locale } from '../../../../domain/locale'
import { KEY_DAYS } from '../../../../domain/party'
import { settings } from '../../../../server/settings'
import { appeal, state } from '../actions'

type Props = {
  params: Promise<{ locale: Locale; key: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('complaint.mine')
  return { title: t('title'), robots: { index: false } }
}

/**
 * Where the letters of a case lead an affected party: the case, and what they can do in it. Whoever has the link is taken for them, until
 * its days after the end of the case are over.
 */
export default async function Page({ params, searchParams }: Props) {
  const { locale, key } = await params
  const party = await partyOf(db(), key, secret())
  if (party?.isOver) return <Over disputeId={party.disputeId} path={`/party/${key}`} locale={locale} />
  const file = party && (await readCaseAtDesk(db(), party.disputeId, party.userId))
  if (!party || !file?.heard) notFound()

  const [t, letters] = [await getTranslations('complaint.mine'), await getTranslations('letters')]
  const path = `/party/${key}`
  const sheet = () => ({ draw: randomUUID(), back: `/${locale}${path}` })
  return (
    <Shell locale={locale} path={path} width="wide">
      <Done code={(await searchParams).done} />
      <h1 className="mt-6 mb-6 text-2xl sm:text-3xl">{t('title')}</h1>
      <Contested file={file} locale={locale} />
      <div className="mt-10 space-y-12">
        <CaseStanding file={file} locale={locale} />
        <p className="max-w-[65ch]">
          {t('lead')} {letters(settings().letters ? 'tell' : 'silent')}
        </p>
        {(await readSuspension(db(), party.userId)) ? (
          <Notice tone="wrong">
            {t('suspended')} <a href={`/${locale}/sign-in`}>{t('signIn')}</a>
          </Notice>
        ) : (
          <PartyDeeds file={file} at={Date.now()} actions={{ state, appeal }} sheet={sheet} locale={locale} />
        )}
        <Pleadings file={file} locale={locale} />
        <Decisions file={file} locale={locale} />
        <p>
          <ButtonLink href={`/${locale}/disputes/${file.id}`}>{t('public')}</ButtonLink>
        </p>
      </div>
    </Shell>
  )
}

async function Over({ disputeId, path, locale }: { disputeId: string; path: string; locale: Locale }) {
  const t = await getTranslations('complaint.mine')
  return (
    <Shell locale={locale} path={path}>
      <div className="flex max-w-[65ch] flex-col items-start gap-6">
        <h1 className="text-2xl">{t('title')}</h1>
        <p role="status">{t('over', { days: KEY_DAYS })}</p>
        <ButtonLink href={`/${locale}/disputes/${disputeId}`}>{t('public')}</ButtonLink>
      </div>
    </Shell>
  )
}
