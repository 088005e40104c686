import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Shell } from '../../../../components/shell/shell'
import { Notice } from '../../../../components/ui/notice'
import type { Locale } from '../../../../domain/locale'
import { settings } from '../../../../server/settings'

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ stand?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reply.given')
  return { title: t('title'), robots: { index: false } }
}

/** What becomes of a reply that was given. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params
  const { stand } = await searchParams
  const [t, letters] = [await getTranslations('reply.given'), await getTranslations('letters')]
  return (
    <Shell locale={locale} path="/replies/given">
      <div className="flex max-w-[65ch] flex-col gap-6">
        <h1 className="text-2xl">{t('title')}</h1>
        <Notice tone="good" role="status">
          {stand === 'address' ? t('address') : `${t('waits')} ${letters(settings().letters ? 'tell' : 'silent')}`}
        </Notice>
        <p>{t('again')}</p>
      </div>
    </Shell>
  )
}
