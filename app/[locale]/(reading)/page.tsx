import { getTranslations } from 'next-intl/server'
import { Shell } from '../../../components/shell/shell'
import type { Locale } from '../../../domain/locale'
export default async function Page({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params
  const t = await getTranslations('site')
  return (
    <Shell locale={locale} path="" width="wide">
      <h1 className="text-3xl">{t('tagline')}</h1>
    </Shell>
  )
}
