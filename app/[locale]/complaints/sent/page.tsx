import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkSent } from '../../../../components/party/sent'
import { Shell } from '../../../../components/shell/shell'
import type { Locale } from '../../../../domain/locale'
import { settings } from '../../../../server/settings'

type Props = { params: Promise<{ locale: Locale }> }

export async function generateMetadata(): Promise<Metadata> {
  const { letters } = settings()
  const t = await getTranslations(letters ? 'complaint.sent' : 'letters.unsent')
  return { title: t('title'), robots: { index: false } }
}

export default async function Page({ params }: Props) {
  const { locale } = await params
  const { letters, showsMail } = settings()
  return (
    <Shell locale={locale} path="/complaints/sent">
      <LinkSent letters={letters} shown={showsMail} locale={locale} />
    </Shell>
  )
}
