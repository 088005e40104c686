import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Cases } from '../../../../components/dispute/method'
import { Coming } from '../../../../components/method/coming'
import { Contents } from '../../../../components/method/contents'
import { Flags } from '../../../../components/method/flags'
import { Holds } from '../../../../components/method/holds'
import { Limits } from '../../../../components/method/limits'
import { Matrix } from '../../../../components/method/matrix'
import { RemovalsCounted } from '../../../../components/removal/counts'
import { Shell } from '../../../../components/shell/shell'
import { Prose } from '../../../../components/ui/prose'
import { Glossary, Origin, Reasons, Rule, RuleVersions } from '../../../../components/verdict/rule'
import { db } from '../../../../db/connection'
import { countRemovals, listWithheld } from '../../../../db/queries/removals'
import type { Locale } from '../../../../domain/locale'
import { QUORUM } from '../../../../domain/verdict'
import { addressesOf } from '../../../../i18n/addresses'

type Props = { params: Promise<{ locale: Locale }> }

type Named = 'origins' | 'chains' | 'dates' | 'votes' | 'blind' | 'interests' | 'cautions' | 'history' | 'demonstration'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('method')
  return {
    title: t('title'),
    description: t('description'),
    alternates: addressesOf((await params).locale, '/method'),
  }
}

export default async function Page({ params }: Props) {
  const { locale } = await params
  const t = await getTranslations('method')
  return (
    <Shell locale={locale} path="/method">
      <Prose>
        <h1 className="text-2xl sm:text-3xl">{t('title')}</h1>
        <p>{t('intro')}</p>
        <Contents locale={locale} />
        <h2 id="words">{t('words')}</h2>
        <Glossary />
        <Part of="origins" />
        <Origin />
        {(['chains', 'dates', 'votes', 'blind', 'interests'] as const).map((each) => (
          <Part key={each} of={each} />
        ))}
        <Rule />
        <RuleVersions />
        <Reasons />
        <Coming />
        <Holds />
        <Cases />
        {(['cautions', 'history'] as const).map((each) => (
          <Part key={each} of={each} />
        ))}
        <p>
          <a href={`/${locale}/log`}>{(await getTranslations('site'))('log')}</a> ·{' '}
          <a href={`/${locale}/moderation`}>{(await getTranslations('moderation'))('title')}</a>
        </p>
        <Flags />
        <Matrix />
        <Limits />
        <Part of="demonstration" />
        <RemovalsCounted counts={await countRemovals(db())} items={await listWithheld(db())} locale={locale} />
      </Prose>
    </Shell>
  )
}

function Part({ of }: { of: Named }) {
  const t = useTranslations('method')
  return (
    <section id={of} className="space-y-3">
      <h2>{t(`${of}Title`)}</h2>
      <p>{t(of, { quorum: QUORUM })}</p>
    </section>
  )
}
