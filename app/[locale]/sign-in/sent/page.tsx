import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { returnPath } from '../../../../auth/return-path'
import { Shell } from '../../../../components/shell/shell'
import type { Locale } from '../../../../domain/locale'
import { LINK_MINUTES } from '../../../../domain/sign-in'
import { settings } from '../../../../server/settings'

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ to?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn.sent')
  return { title: t('title'), robots: { index: false } }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const again = new URLSearchParams({ to: returnPath((await searchParams).to, locale) })
  const { letters, showsMail } = settings()
  const [t, unsent] = [await getTranslations('signIn.sent'), await getTranslations('letters.unsent')]
  return (
    <Shell locale={locale} path="/sign-in/sent">
      <div className="flex max-w-md flex-col gap-6">
        <h1 className="text-2xl">{letters ? t('title') : unsent('title')}</h1>
        <p role="status">{letters ? t('text', { minutes: LINK_MINUTES }) : unsent('text')}</p>
        {showsMail && (
          <p>
            <a href={`/dev/mail?language=${locale}`}>{t('kept')}</a>
          </p>
        )}
        {letters && <p>{t('nothing')}</p>}
        <p>
          <a href={`/${locale}/sign-in?${again}`}>{t('again')}</a>
        </p>
      </div>
    </Shell>
  )
}
