import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Shell } from '../../../../components/shell/shell'
import { Prose } from '../../../../components/ui/prose'
import { Glossary, Reasons, Rule } from '../../../../components/verdict/rule'
import type { Locale } from '../../../../domain/locale'
import { QUORUM } from '../../../../domain/verdict'
import { addressesOf } from '../../../../i18n/addresses'

type Props = { params: Promise<{ locale: Locale }> }

const PARTS = ['disputes', 'cautions', 'history', 'demonstration'] as const

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
        <h2>{t('words')}</h2>
        <Glossary />
        {(['origins', 'votes', 'blind'] as const).map((each) => (
          <section key={each} className="space-y-3">
            <h2>{t(`${each}Title`)}</h2>
            <p>{t(each, { quorum: QUORUM })}</p>
          </section>
        ))}
        <Rule />
        <Reasons />
        {PARTS.map((each) => (
          <section key={each} id={each} className="space-y-3">
            <h2>{t(`${each}Title`)}</h2>
            <p>{t(each, { quorum: QUORUM })}</p>
          </section>
        ))}
      </Prose>
    </Shell>
  )
}
